package org.elicensing.bridge.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.LicenceType;

/** A licence for tests: valid and open to everything until something else is said. */
public final class ALicence {

  private static final AtomicLong IDS = new AtomicLong(1000);

  private final long id = IDS.incrementAndGet();
  private final List<Line> lines = new ArrayList<>();
  private String reference = "DE/DU/2026/" + id;
  private String documentType = "X060";
  private LicenceType type = LicenceType.INDIVIDUAL;
  private LicenceStatus status = LicenceStatus.VALID;
  private LocalDate validFrom = LocalDate.of(2026, 1, 1);
  private LocalDate expiryDate;
  private String holder;
  private Set<String> countries = Set.of();
  private Set<String> procedures = Set.of();
  private boolean heldBack;

  private ALicence() {}

  public static ALicence aLicence() {
    return new ALicence();
  }

  /** A line limited in what is given; nothing given: an open line. */
  public ALicence withLine(int number, Limit... limits) {
    return withLine(number, null, limits);
  }

  public ALicence withLine(int number, String commodityCode, Limit... limits) {
    Limit quantity = null;
    Limit value = null;
    for (Limit limit : limits) {
      quantity = limit.measure() == Measure.QUANTITY ? limit : quantity;
      value = limit.measure() == Measure.VALUE ? limit : value;
    }
    lines.add(Line.fresh(IDS.incrementAndGet(), id, number, commodityCode, quantity == null ? null : quantity.unit(), value == null ? null : value.unit(),
        quantity == null ? null : quantity.balance(), value == null ? null : value.balance()));
    return this;
  }

  public ALicence called(String name) {
    reference = name;
    return this;
  }

  public ALicence document(String code) {
    documentType = code;
    return this;
  }

  public ALicence type(LicenceType kind) {
    type = kind;
    return this;
  }

  public ALicence status(LicenceStatus now) {
    status = now;
    return this;
  }

  public ALicence validFrom(String day) {
    validFrom = LocalDate.parse(day);
    return this;
  }

  public ALicence validUntil(String day) {
    expiryDate = LocalDate.parse(day);
    return this;
  }

  public ALicence heldBy(String eori) {
    holder = eori;
    return this;
  }

  public ALicence forCountries(String... codes) {
    countries = Set.of(codes);
    return this;
  }

  public ALicence forProcedures(String... codes) {
    procedures = Set.of(codes);
    return this;
  }

  public ALicence heldBack() {
    heldBack = true;
    return this;
  }

  public String reference() {
    return reference;
  }

  public Licence licence() {
    return new Licence(id, reference, "eu", null, 1, documentType, type, status, "DE", validFrom, expiryDate, holder, countries, procedures, heldBack, "", 0, 0);
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }
}
