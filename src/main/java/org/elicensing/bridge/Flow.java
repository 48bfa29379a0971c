package org.elicensing.bridge;

import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.elicensing.bridge.certex.CallOffice;
import org.elicensing.bridge.certex.Callbacks;
import org.elicensing.bridge.certex.Certex;
import org.elicensing.bridge.certex.CertexDoor;
import org.elicensing.bridge.certex.Subscriptions;
import org.elicensing.bridge.customs.AdditionalTypes;
import org.elicensing.bridge.customs.AesReader;
import org.elicensing.bridge.customs.AwaitAnswer;
import org.elicensing.bridge.customs.CustomsRules;
import org.elicensing.bridge.customs.DeclarationDoor;
import org.elicensing.bridge.customs.InterventionOutcomes;
import org.elicensing.bridge.customs.LicenceDocuments;
import org.elicensing.bridge.customs.OfficialSchemas;
import org.elicensing.bridge.customs.WaitingWatch;
import org.elicensing.bridge.doors.AnswerWithFault;
import org.elicensing.bridge.doors.AskUsage;
import org.elicensing.bridge.doors.CallbackRoute;
import org.elicensing.bridge.doors.GiveAnswer;
import org.elicensing.bridge.doors.ReceiveMessage;
import org.elicensing.bridge.doors.Rejection;
import org.elicensing.bridge.doors.RejectionPhrase;
import org.elicensing.bridge.doors.Settled;
import org.elicensing.bridge.intervention.Approvals;
import org.elicensing.bridge.intervention.Intervene;
import org.elicensing.bridge.intervention.Requests;
import org.elicensing.bridge.intervention.SecondPerson;
import org.elicensing.bridge.ledger.AmendDeclared;
import org.elicensing.bridge.ledger.CompareUse;
import org.elicensing.bridge.ledger.InterveneQuantity;
import org.elicensing.bridge.ledger.ReleaseDeclared;
import org.elicensing.bridge.licensing.LicensingDoor;
import org.elicensing.bridge.licensing.LicensingReader;
import org.elicensing.bridge.licensing.ReadAcknowledgement;
import org.elicensing.bridge.licensing.ReadRecord;
import org.elicensing.bridge.licensing.RunningUsage;
import org.elicensing.bridge.licensing.UsageAgain;
import org.elicensing.bridge.licensing.UsageStatement;
import org.elicensing.bridge.licensing.UsageWatch;
import org.elicensing.bridge.operator.Replays;
import org.elicensing.bridge.settings.Settings;

/** The routes, and the beans that they name. */
final class Flow {

  private final Ground ground;
  private final Main camel = new Main();
  private final Bus bus = BusFactory.newInstance().createBus();
  private final Replays replays = new Replays();
  private CallbackRoute callbackRoute;

  private final Intervene intervene;
  private final Approvals approvals;
  private final Subscriptions subscriptions;

  Flow(Ground ground) {
    this.ground = ground;
    this.intervene = new Intervene(new InterveneQuantity(ground.units), ground.zone);
    this.approvals = new Approvals(new Requests(ground.database, ground.clock), intervene, new InterventionOutcomes(), ground.submission, ground.ids::next, ground.clock);
    this.subscriptions = new Subscriptions(ground.database, ground.clock);
    bindGround();
    bindDoors();
    bindCallbacks();
  }

  private void bindCallbacks() {
    Callbacks callbacks = new Callbacks(ground.database, ground.journal, ground.clock, ground.callbackAddresses, ground.settings.number("bridge.certex.callback-tries", 1, 100));
    callbackRoute = new CallbackRoute(callbacks);
    camel.bind("callOffice", new CallOffice(ground.callbackAddresses));
    camel.bind("callbackRoute", callbackRoute);
    ground.timers.scheduleWithFixedDelay(callbacks, 1000, 200, TimeUnit.MILLISECONDS);
  }

  private void bindGround() {
    camel.bind("cxfBus", bus);
    camel.bind("broker", ground.broker);
    camel.bind("ids", ground.ids);
    camel.bind("clock", ground.clock);
    camel.bind("measureSteps", ground.metrics.steps());
    camel.bind("receiveMessage", new ReceiveMessage(ground.ids, ground.clock, ground.reader.limits().bytes()));
    camel.bind("giveAnswer", new GiveAnswer());
    camel.bind("answerWithFault", new AnswerWithFault());
    camel.bind("settled", new Settled());
  }

  private void bindDoors() {
    int pageSize = ground.settings.number("bridge.certex.list-page", 1, 500);
    CertexDoor certex = Certex.door(ground.reader, ground.database, ground.ledger, ground.journal, ground.units, ground.reserve, ground.submission, ground.clock, ground.zone,
        ground.allocationsShown(), new Certex.Officers(intervene, new SecondPerson(intervene, Duration.ofHours(ground.settings.number("bridge.certex.approval-hours", 1, 8_760)))), pageSize);
    ground.timers.scheduleWithFixedDelay(approvals::expire, 1, 1, TimeUnit.SECONDS);
    ground.timers.scheduleWithFixedDelay(Certex.lists(ground.database, subscriptions, ground.submission, ground.ids::next, ground.clock, ground.zone, pageSize), 1, 1, TimeUnit.SECONDS);
    LicensingDoor records = licensing(new ReadRecord(ground.formats, ground.database, ground.units));
    DeclarationDoor declarations = declarations();
    camel.bind("certex", certex);
    camel.bind("licenceRecords", records);
    camel.bind("declarations", declarations);
    camel.bind("askUsage", new AskUsage(new UsageStatement(ground.database, ground.ledger, ground.formats),
        new RunningUsage(ground.database, ground.ledger, ground.formats), new UsageAgain(ground.database, ground.formats), ground.zone));
    LicensingDoor acknowledgements = licensing(new ReadAcknowledgement(ground.formats, ground.reader));
    camel.bind("usageAcknowledgements", acknowledgements);
    int patience = ground.settings.number("bridge.licensing.usage-ack-hours", 0, 87_600);
    ground.timers.scheduleWithFixedDelay(new UsageWatch(ground.database, ground.journal, ground.clock, Duration.ofHours(patience)), 1, 60, TimeUnit.SECONDS);
    replays.door("soap", certex::again).never("api").never("timer").kind(ReadRecord.KIND, records::again).kind(ReadAcknowledgement.KIND, acknowledgements::again).otherwise(declarations::again);
  }

  private LicensingDoor licensing(LicensingReader reader) {
    return new LicensingDoor(reader, ground.submission, (syntax, turnedAway) -> RejectionPhrase.write(syntax, Rejection.of(turnedAway)));
  }

  private DeclarationDoor declarations() {
    Settings settings = ground.settings;
    AesReader aes = new AesReader(new LinkedHashSet<>(settings.list("bridge.customs.namespaces")), OfficialSchemas.in(settings.text("bridge.customs.schemas")));
    LicenceDocuments documents = LicenceDocuments.of(settings.list("bridge.customs.managed-documents"), settings.list("bridge.customs.general-documents"));
    AdditionalTypes types = AdditionalTypes.of(settings.list("bridge.customs.supplementary-types"), settings.list("bridge.customs.retrospective-types"));
    CustomsRules rules = new CustomsRules(aes, documents, types, ground.reserve, new ReleaseDeclared(ground.units, ground.reserve.procedures()),
        new AmendDeclared(ground.units, ground.reserve.procedures()), new CompareUse(ground.units), ground.zone, Duration.ofSeconds(settings.number("bridge.customs.wait-seconds", 0, 86_400)));
    ground.timers.scheduleWithFixedDelay(new WaitingWatch(ground.database, ground.clock), 1, 1, TimeUnit.SECONDS);
    AwaitAnswer await = new AwaitAnswer(ground.database, ground.journal, ground.timers, Duration.ofSeconds(settings.number("bridge.customs.answer-seconds", 0, 600)));
    return new DeclarationDoor(ground.reader, rules, ground.submission, await);
  }

  /** What CXF's servlet serves. */
  Bus bus() {
    return bus;
  }

  /** How journalled messages are understood once more. */
  Replays replays() {
    return replays;
  }

  /** Interventions that a second person has to agree to. */
  Approvals approvals() {
    return approvals;
  }

  /** Lists that are delivered again and again. */
  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** @throws IllegalStateException if a route cannot start */
  void start(Parts parts) {
    String files = ground.settings.routes().files(".camel.yaml").entrySet().stream()
        .map(file -> file.getValue().getFileSystem() == FileSystems.getDefault() ? "file:" + file.getValue() : "classpath:routes/" + file.getKey())
        .collect(Collectors.joining(","));
    camel.configure().withRoutesIncludePattern(files).withStreamCachingEnabled(false).withName("bridge").withShutdownTimeout(20).withJmxEnabled(false);
    camel.configure().setAutoConfigurationEnabled(false);
    camel.setOverrideProperties(ground.settings.all());
    parts.keep(camel::stop);
    try {
      camel.start();
      callbackRoute.open(camel.getCamelContext().createProducerTemplate());
    } catch (Exception e) {
      throw new IllegalStateException("The routes cannot start: " + e.getMessage(), e);
    }
  }
}
