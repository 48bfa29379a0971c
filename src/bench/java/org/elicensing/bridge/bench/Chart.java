package org.elicensing.bridge.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws curves as SVG: connections in powers of two to the right, what was measured upwards. */
final class Chart {

  private static final int WIDTH = 880;
  private static final int HEIGHT = 460;
  private static final int LEFT = 70;
  private static final int RIGHT = 300;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int STEPS = 5;
  /** Told apart by those who see colours otherwise as well (Okabe and Ito). */
  private static final List<String> COLOURS = List.of("#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f");

  private final StringBuilder out = new StringBuilder();
  private final ToDoubleFunction<Curve.Point> what;
  private final double most;

  private Chart(List<Curve> curves, ToDoubleFunction<Curve.Point> what) {
    this.what = what;
    this.most = round(curves.stream().flatMap(curve -> curve.points.stream()).mapToDouble(what).filter(Double::isFinite).max().orElse(1));
  }

  static String svg(String title, List<Curve> curves, ToDoubleFunction<Curve.Point> what) {
    return new Chart(curves, what).draw(title, curves);
  }

  /** The next number that divides well. */
  private static double round(double most) {
    double ten = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9))));
    for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
      if (factor * ten >= most) {
        return factor * ten;
      }
    }
    return 10 * ten;
  }

  private String draw(String title, List<Curve> curves) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">", WIDTH, HEIGHT);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    add("<text x=\"%d\" y=\"24\" font-size=\"15\">%s</text>", LEFT, escaped(title));
    axes();
    for (int i = 0; i < curves.size(); i++) {
      curve(curves.get(i), COLOURS.get(i % COLOURS.size()), i);
    }
    return out.append("</svg>\n").toString();
  }

  private void axes() {
    for (int step = 0; step <= STEPS; step++) {
      double value = most * step / STEPS;
      add("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", LEFT, WIDTH - RIGHT, y(value), y(value));
      add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y(value) + 4, value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
    }
    for (int connections : Curve.CONNECTIONS) {
      add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>", x(connections), HEIGHT - BOTTOM + 20, connections);
    }
    add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">connections</text>", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8);
  }

  private void curve(Curve curve, String colour, int place) {
    StringBuilder points = new StringBuilder();
    for (Curve.Point point : curve.points) {
      if (Double.isFinite(what.applyAsDouble(point))) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.connections()), y(what.applyAsDouble(point))));
      }
    }
    add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points.toString().strip(), colour);
    int y = TOP + 14 + 22 * place;
    add("<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"/>", WIDTH - RIGHT + 20, WIDTH - RIGHT + 44, y, y, colour);
    add("<text x=\"%d\" y=\"%d\">%s</text>", WIDTH - RIGHT + 52, y + 4, escaped(curve.title));
  }

  private static double x(int connections) {
    double greatest = Math.log(Curve.CONNECTIONS.get(Curve.CONNECTIONS.size() - 1));
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(connections) / greatest;
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
