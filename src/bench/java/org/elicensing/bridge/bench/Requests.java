package org.elicensing.bridge.bench;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The talks of a run. Message ids and MRNs are never used twice. */
final class Requests {

  static final String SOAP_PATH = "/services/certex/dual-use";
  static final String CHECKED = "CHK";
  static final String SPREAD = "SPR";
  static final String ONE = "ONE";
  static final int BULK = 20;
  static final int BULK_LINES = 5;
  private static final String SOAP = "text/xml; charset=utf-8";
  private static final int MESSAGE_HIGH = 0;
  private static final int MESSAGE_LOW = 1;
  private static final int LICENCE = 2;

  private final Options options;
  private final long run = System.currentTimeMillis();
  private final SplittableRandom random = new SplittableRandom(20_26);
  private long messages;
  private long declarations;
  private long bulk;

  Requests(Options options) {
    this.options = options;
  }

  /** The reference of a licence in a set. */
  static String reference(String set, int number) {
    return String.format(Locale.ROOT, "FI-DU-%s-%06d", set, number);
  }

  /** Pushes licences 0 to count - 1 of a set, together with every other talk that shares the counter. */
  Talk records(String set, LongSupplier counter, int count, int lines) {
    Template template = new Template("/licensing/eu/records", "application/xml", RequestTexts.certificate(set, lines));
    return () -> {
      long number = counter.getAsLong();
      return number >= count ? null : new Talk.Request("record", template.number(0, number).bytes(), Talk.Request.expected("Outcome>created</"));
    };
  }

  /** Pushes documents of {@link #BULK} new licences of {@link #BULK_LINES} lines each. */
  Talk bulk() {
    StringBuilder licences = new StringBuilder("<Licences xmlns=\"urn:elicensing-bridge:certificate:dual-use:v1\">\n");
    for (int i = 0; i < BULK; i++) {
      licences.append(RequestTexts.certificate("BLK", BULK_LINES).replace(" xmlns=\"urn:elicensing-bridge:certificate:dual-use:v1\"", "").replace("{6}", "{9}"));
    }
    Template template = new Template("/licensing/eu/records", "application/xml", licences.append("</Licences>\n").toString());
    return () -> {
      for (int i = 0; i < BULK; i++) {
        template.number(i, bulk++);
      }
      return new Talk.Request("bulk", template.bytes(), Talk.Request.expected("Outcome>created</"));
    };
  }

  /** Asks about licences that stand still, so that all answers have one size. */
  Talk checks(String kind) {
    return checks(kind, CHECKED, options.licences(), Options.LINES);
  }

  Talk checks(String kind, String set, int licences, int lines) {
    Template template = new Template(SOAP_PATH, SOAP, RequestTexts.processed(set, '0'));
    byte[] expected = Talk.Request.expected("Usable>true</");
    return () -> {
      identify(template).number(LICENCE, random.nextInt(licences)).number(3, declarations++).number(4, 1 + random.nextInt(lines));
      return new Talk.Request(kind, template.bytes(), expected);
    };
  }

  /** Reserves and clears, one declaration after the other, on any line of a set. */
  Talk pairs(String set, int licences, int lines) {
    return new Pairs(set, () -> random.nextInt(licences), () -> 1 + random.nextInt(lines));
  }

  /** One pair for each licence of a set. */
  Talk onePairEach(String set, LongSupplier counter, int count) {
    Supplier<Long> next = () -> {
      long number = counter.getAsLong();
      return number >= count ? null : number;
    };
    return new Pairs(set, next::get, () -> 1);
  }

  private Template identify(Template template) {
    return template.hex(MESSAGE_HIGH, run).hex(MESSAGE_LOW, messages++);
  }

  private final class Pairs implements Talk {

    private final Template reserve;
    private final Template clear;
    private final Supplier<Number> licences;
    private final Supplier<Integer> lines;
    private final byte[] granted = Request.expected("ReservationResult>1</");
    private final byte[] executed = Request.expected("QuantityManagementOutcome>01</");
    private boolean reserved;
    private long licence;
    private long declaration;

    Pairs(String set, Supplier<Number> licences, Supplier<Integer> lines) {
      this.reserve = new Template(SOAP_PATH, SOAP, RequestTexts.processed(set, '1'));
      this.clear = new Template(SOAP_PATH, SOAP, RequestTexts.clearance(set));
      this.licences = licences;
      this.lines = lines;
    }

    @Override
    public Request next() {
      reserved = !reserved;
      if (!reserved) {
        identify(clear).number(2, declaration).number(3, licence);
        return new Request("clear", clear.bytes(), executed);
      }
      Number number = licences.get();
      if (number == null) {
        reserved = false;
        return null;
      }
      licence = number.longValue();
      declaration = declarations++;
      identify(reserve).number(LICENCE, licence).number(3, declaration).number(4, lines.get());
      return new Request("reserve", reserve.bytes(), granted);
    }

    /** A reservation is given up, a clearance is said again. */
    @Override
    public void busy() {
      reserved = !reserved;
    }

    @Override
    public boolean midway() {
      return reserved;
    }
  }
}
