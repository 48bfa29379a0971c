package org.elicensing.bridge.proof;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.elicensing.bridge.proof.AesModel.Course;
import org.elicensing.bridge.proof.Model.Declaration;

/** One declaration of the model as it was before something was tried, under both its names. */
final class Trial {

  private final Model model;
  private final int number;
  private final Declaration accepted;
  private final Declaration lodged;
  private final List<String> stood;

  Trial(Model model, int number) {
    this.model = model;
    this.number = number;
    Declaration mrn = model.byMrn.get(number);
    Declaration lrn = model.byLrn.get(number);
    accepted = copy(mrn);
    lodged = mrn == lrn ? accepted : copy(lrn);
    stood = standing();
  }

  boolean movedNothing() {
    return standing().equals(stood);
  }

  private List<String> standing() {
    return Stream.of(model.find(number, true, false), model.find(number, false, true)).filter(each -> each != null).distinct()
        .flatMap(each -> each.holds.entrySet().stream()).map(Object::toString).sorted().toList();
  }

  void takeBack() {
    put(model.byMrn, accepted);
    put(model.byLrn, lodged);
  }

  private void put(java.util.Map<Integer, Declaration> names, Declaration before) {
    if (before == null) {
      names.remove(number);
    } else {
      names.put(number, before);
    }
  }

  private static Declaration copy(Declaration declaration) {
    if (declaration == null) {
      return null;
    }
    Declaration copy = new Declaration();
    copy.holds.putAll(declaration.holds);
    copy.suspended.putAll(declaration.suspended);
    for (Field field : Course.class.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        copy(field, declaration.course, copy.course);
      }
    }
    return copy;
  }

  /** Whatever a course knows: what is added to it need not be added here. */
  private static void copy(Field field, Course from, Course to) {
    try {
      Object value = field.get(from);
      field.set(to, value instanceof List<?> list ? new ArrayList<>(list) : value instanceof Set<?> set ? new HashSet<>(set) : value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
