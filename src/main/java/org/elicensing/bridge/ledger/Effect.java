package org.elicensing.bridge.ledger;

/** In which direction an event may move the parts of a balance. */
public record Effect(Direction available, Direction reserved, Direction consumed) {

  public static final Effect NONE = of("   ");

  /** How one part of a balance moves, if it does. */
  public enum Direction {
    STAYS(' '),
    RISES('+'),
    FALLS('-'),
    EITHER('±');

    private final char sign;

    Direction(char sign) {
      this.sign = sign;
    }

    public char sign() {
      return sign;
    }

    public boolean allows(long difference) {
      return difference == 0 || this == EITHER || this == (difference > 0 ? RISES : FALLS);
    }

    private static Direction of(char sign) {
      for (Direction direction : values()) {
        if (direction.sign == sign) {
          return direction;
        }
      }
      throw new IllegalArgumentException("No direction has the sign " + sign);
    }
  }

  /** @param signs of available, reserved and consumed */
  static Effect of(String signs) {
    return new Effect(Direction.of(signs.charAt(0)), Direction.of(signs.charAt(1)), Direction.of(signs.charAt(2)));
  }
}
