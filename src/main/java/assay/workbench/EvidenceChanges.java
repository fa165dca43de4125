package assay.workbench;

import assay.csv.CsvFile;
import assay.effect.Effects;
import assay.evidence.Asked;
import assay.evidence.Evidence;
import assay.evidence.EvidenceEdits;
import assay.evidence.EvidenceForm;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.files.InputFile;
import assay.files.OutputFile;
import assay.interview.DateOrder;
import assay.interview.FileName;
import assay.interview.InterviewForm;
import assay.interview.InterviewReader;
import assay.interview.Interviews;
import assay.interview.Settings;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.text.FileText;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnprocessableContentResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** What can be done to evidence: it is begun, filled in, kept and saved. */
final class EvidenceChanges implements Screen {

    private static final Map<String, Object> FILE = Body.text(
            "What the file is called in addresses: the name of a folder of the command line, and the path below it.");

    private static final Map<String, Object> BEGAN = Body.text(
            "The SHA-256 of what it was when it was looked at, or nothing; where it is another by now, nothing is done.");

    private static final String ELSEWHERE =
            "The file was changed elsewhere while you wrote. Nothing was done to it; this page shows what it says now.";

    /** A place within a document. */
    private static final Pattern WITHIN = Pattern.compile("documents/([0-9]{1,6})(/.*)?");

    private final Desk desk;
    private final Records records;
    private final Cabinet cabinet;
    private final Untaken untaken;

    EvidenceChanges(Desk desk, Cabinet cabinet, Records records, Untaken untaken) {
        this.desk = desk;
        this.cabinet = cabinet;
        this.records = records;
        this.untaken = untaken;
    }

    @Override
    public List<Route> routes() {
        Map<String, Object> place =
                Body.text("Where it stands in the file: the keys and positions that lead there, as in"
                        + " documents/0/shows/1/training/staff.");
        Body done = Body.object(
                "What to do next: the address to go to, or the identifier of what is to be filled in next; and what the file"
                        + " is then, to begin the next change from.",
                Map.of());
        return List.of(
                Route.post(
                        "/api/evidence/new",
                        "Begins a file of evidence, which is not saved.",
                        Body.object(
                                "The authority.",
                                Body.ordered(
                                        "folder",
                                        Body.text("A folder of the command line."),
                                        "authority",
                                        Body.text("Its name."),
                                        "called",
                                        Body.text("What its file is called, if it is not named after the authority."))),
                        done,
                        request -> Api.send(request, begin(Sent.of(request)))),
                Route.post(
                        "/api/evidence/fill",
                        "Makes what a file of evidence says at one place something else, and leaves all else as it is.",
                        Body.object(
                                "The place and the answer. Where the file is another by now and still has these places, and"
                                        + " says there what it said or what it is to say, that is done all the same; else"
                                        + " the answer is kept, and the page of the file shows it.",
                                Body.ordered(
                                        "file",
                                        FILE,
                                        "place",
                                        place,
                                        "document",
                                        Body.text("The identifier that the document has there, or nothing."),
                                        "values",
                                        Body.texts("What it is to say; none where it is to say nothing."),
                                        "said",
                                        Body.text("What it said there when it was looked at, line by line."),
                                        "places",
                                        Body.text("The places that it had then, as its page names them."),
                                        "began",
                                        BEGAN)),
                        done,
                        request -> Api.send(request, fill(Sent.of(request)))),
                Route.post(
                        "/api/evidence/seen",
                        "Puts away what was filled in and not taken.",
                        Body.object("The file.", Body.ordered("file", FILE)),
                        done,
                        request -> Api.send(request, seen(slot(Sent.of(request))))),
                Route.post(
                        "/api/evidence/add",
                        "Adds a document, a fact or an interview of which nothing is known.",
                        Body.object(
                                "What is added.",
                                Body.ordered(
                                        "file",
                                        FILE,
                                        "what",
                                        Body.text("document, fact or interview."),
                                        "began",
                                        BEGAN)),
                        done,
                        request -> Api.send(request, add(Sent.of(request)))),
                Route.post(
                        "/api/evidence/remove",
                        "Takes out a document, a fact or an interview.",
                        Body.object("What is taken out.", Body.ordered("file", FILE, "place", place, "began", BEGAN)),
                        done,
                        request -> Api.send(request, remove(Sent.of(request)))),
                Route.post(
                        "/api/evidence/text",
                        "Makes the whole text of a file another.",
                        Body.object(
                                "The text.",
                                Body.ordered(
                                        "file", FILE,
                                        "text", Body.text("All of it."),
                                        "began", BEGAN)),
                        done,
                        request -> Api.send(request, text(Sent.of(request)))),
                Route.post(
                        "/api/evidence/suppose",
                        "Says a fact as an address supposes it; nothing is kept.",
                        Body.object(
                                "The fact.",
                                Body.ordered(
                                        "kind", Body.text("Its kind."),
                                        "fields",
                                                Body.object("Its fields, each with a list of texts.", Map.of())
                                                        .schema())),
                        Body.object("The fact.", Body.ordered("suppose", Body.text("As an address has it."))),
                        request -> Api.send(request, suppose(Sent.of(request)))),
                Route.post(
                        "/api/evidence/import",
                        "Makes files of an export of interviews, and none over another.",
                        Body.object(
                                "The export.",
                                Body.ordered(
                                        "folder", Body.text("A folder of the command line."),
                                        "name", Body.text("What the export is called."),
                                        "content", Body.text("Its bytes in Base64."))),
                        Body.object(
                                "What came of it.",
                                Body.ordered(
                                        "written",
                                        Body.texts("The files."),
                                        "problems",
                                        Body.texts("What is wrong with rows."))),
                        request -> Api.send(request, imported(Sent.of(request)))),
                Route.post(
                        "/api/evidence/keep",
                        "Adds what is only supposed to a file, as a document whose title is to be filled in.",
                        Body.object(
                                "What is supposed.",
                                Body.ordered(
                                        "file",
                                        FILE,
                                        "suppose",
                                        Body.text("A list of facts, as a file has them."),
                                        "began",
                                        BEGAN)),
                        done,
                        request -> Api.send(request, keep(Sent.of(request)))),
                Route.post(
                        "/api/evidence/undo",
                        "Takes the last change of a file back.",
                        Body.object("The file.", Body.ordered("file", FILE)),
                        done,
                        request -> Api.send(request, undo(slot(Sent.of(request))))),
                Route.post(
                        "/api/evidence/forget",
                        "Forgets all that was changed in a file and is not saved.",
                        Body.object("The file.", Body.ordered("file", FILE)),
                        done,
                        request -> Api.send(request, forget(slot(Sent.of(request))))),
                Route.post(
                        "/api/evidence/both",
                        "Puts what was changed in a file on top of what somebody else has made of it on disk meanwhile.",
                        Body.object("The file.", Body.ordered("file", FILE)),
                        done,
                        request -> Api.send(request, takeBoth(slot(Sent.of(request))))),
                Route.post(
                        "/api/evidence/save",
                        "Writes a file, whole or not at all; never over what somebody else has made of it meanwhile, unless"
                                + " its digest is named.",
                        Body.object(
                                "The file.",
                                Body.ordered(
                                        "file",
                                        FILE,
                                        "began",
                                        BEGAN,
                                        "over",
                                        Body.text("The SHA-256 of what is to be written over, gone where that was"
                                                + " deleted, or nothing."))),
                        done,
                        request -> Api.send(request, save(Sent.of(request)))));
    }

    /** What came of the rules as they are saved, where they can be used. */
    static Effects effects(Desk desk) {
        Desk.State state = desk.state();
        if (state.opening()) {
            throw new ServiceUnavailableResponse("The rules and the evidence are being read; ask again.");
        }
        Effects effects = state.effects();
        if (effects == null) {
            throw new UnprocessableContentResponse("The rules cannot be used as they stand.");
        }
        return effects;
    }

    private RuleSet rules() {
        return effects(desk).saved().ruleSet();
    }

    private Cabinet.Slot slot(Sent sent) {
        return cabinet.named(sent.text("file"));
    }

    private Map<String, Object> begin(Sent sent) throws InputFile.Unreadable {
        RuleSet rules = rules();
        String authority = sent.value("authority").strip();
        String folder = sent.value("folder");
        if (authority.isEmpty()) {
            throw new UnprocessableContentResponse("Write the name of the authority: the file is named after it.");
        }
        Optional<String> called = sent.textIfThere("called").map(String::strip).filter(name -> !name.isEmpty());
        called.flatMap(FileName::faultOf).ifPresent(fault -> {
            throw new UnprocessableContentResponse("No file can be called that: " + fault + ".");
        });
        if (called.isEmpty()) {
            FileName.fault(authority).ifPresent(fault -> {
                throw new UnprocessableContentResponse(
                        StringUtils.capitalize(fault) + ": write what its file is to be called.");
            });
        }
        if (!cabinet.folders().contains(folder)) {
            throw new UnprocessableContentResponse(
                    "\"" + folder + "\" is no folder that the workbench was opened with.");
        }
        String name = folder + "/" + FileName.of(called.orElse(authority)) + ".yaml";
        String text =
                EvidenceWriter.file(Evidence.of(name, authority, Map.of(), null, Map.of(), Map.of(), List.of()), rules);
        try {
            for (Asked asked : Asked.authority(rules)) {
                if (!asked.key().equals("authority")) {
                    text = EvidenceEdits.set(text, asked.key(), sent.values(asked.key()), rules);
                }
            }
        } catch (EvidenceEdits.NotAlone e) {
            throw new UnprocessableContentResponse(String.valueOf(e.getMessage()));
        }
        if (!records.begin(cabinet.named(name), text)) {
            throw new UnprocessableContentResponse("There is a file " + name + " already; open that one.");
        }
        return Map.of("go", "/evidence/" + Inquiry.path(name));
    }

    /** Changes a file, where it says what it said to whoever asks for that; what it says then, and what else is to be told. */
    private Map<String, Object> changed(Sent sent, String says, Stale stale, Edit edit) throws InputFile.Unreadable {
        RuleSet rules = rules();
        Cabinet.Slot slot = slot(sent);
        String began = sent.value("began");
        try {
            Records.State now = records.change(slot, says, text -> {
                if (!began.isEmpty() && !began.equals(EvidencePage.sha256(text))) {
                    stale.check(text, rules);
                }
                return edit.of(text, rules);
            });
            return stands(now, slot);
        } catch (EvidenceEdits.NotAlone e) {
            throw new UnprocessableContentResponse(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> changed(Sent sent, String says, Edit edit) throws InputFile.Unreadable {
        return changed(sent, says, refusing(ELSEWHERE), edit);
    }

    private static Stale refusing(String why) {
        return (text, rules) -> {
            throw new ConflictResponse(why);
        };
    }

    /** What a page goes on from that has done something to a file. */
    private static Map<String, Object> stands(Records.State now, Cabinet.Slot slot) throws InputFile.Unreadable {
        return Body.ordered(
                "number",
                now.number(),
                "began",
                EvidencePage.sha256(now.draft(slot.folder()).text(slot.file())));
    }

    private static Map<String, Object> with(Map<String, Object> answer, String key, String value) {
        answer.put(key, value);
        return answer;
    }

    private interface Edit {
        String of(String text, RuleSet rules) throws EvidenceEdits.NotAlone;
    }

    /** What is asked of a file that says something else by now than it did to whoever asks. */
    private interface Stale {
        /**
         * Lets it be done.
         *
         * @throws ConflictResponse if it is not to be
         */
        void check(String text, RuleSet rules);
    }

    private Map<String, Object> fill(Sent sent) {
        String place = sent.value("place");
        String document = sent.value("document");
        List<String> values = sent.values("values");
        try {
            return changed(
                    sent,
                    "fill in " + place,
                    (text, rules) -> sameThere(sent, place, values, text, rules),
                    (text, rules) -> {
                        sameDocument(place, document, text, rules);
                        return EvidenceEdits.set(text, place, values, rules);
                    });
        } catch (ConflictResponse e) {
            throw new ConflictResponse(kept(sent, String.valueOf(e.getMessage())));
        } catch (UnprocessableContentResponse e) {
            throw new UnprocessableContentResponse(kept(sent, String.valueOf(e.getMessage())));
        } catch (InputFile.Unreadable e) {
            throw new UnprocessableContentResponse(kept(sent, StringUtils.capitalize(e.why()) + "."));
        }
    }

    /** Keeps what was not taken; why that is, and where it is kept. */
    private String kept(Sent sent, String why) {
        String place = sent.value("place");
        String text = String.join("\n", sent.values("values"));
        untaken.keep(slot(sent), place, new Untaken.One(about(place, sent.value("document")), text, why));
        return why + " What you wrote is kept above the form.";
    }

    /** What was recorded elsewhere in the file meanwhile is no reason not to fill in what is as it was. */
    private static void sameThere(Sent sent, String place, List<String> values, String text, RuleSet rules) {
        EvidenceForm now = EvidenceForm.of("", text, rules);
        boolean isThere = sent.value("places").equals(EvidencePage.places(now));
        if (!isThere
                || now.control(place)
                        .filter(one -> one.says(List.of(sent.value("said"))) || one.says(values))
                        .isEmpty()) {
            throw new ConflictResponse(ELSEWHERE);
        }
    }

    private static String about(String place, String document) {
        String key = place.substring(place.lastIndexOf('/') + 1).replace('-', ' ');
        return document.isEmpty() ? key : key + " of document " + document;
    }

    private Map<String, Object> seen(Cabinet.Slot slot) throws InputFile.Unreadable {
        untaken.seen(slot);
        return stands(records.state(), slot);
    }

    /** What somebody fills in may have been moved in another tab meanwhile. */
    private static void sameDocument(String place, String document, String text, RuleSet rules) {
        Matcher within = WITHIN.matcher(place);
        if (document.isEmpty() || !within.matches()) {
            return;
        }
        List<EvidenceForm.Paper> papers = EvidenceForm.of("", text, rules).papers();
        int position = Integer.parseInt(within.group(1));
        if (position >= papers.size() || !papers.get(position).id().equals(document)) {
            throw new ConflictResponse(
                    "Document " + document
                            + " stands elsewhere in the file by now. Nothing was done to it; this page shows what it says now.");
        }
    }

    private Map<String, Object> add(Sent sent) throws InputFile.Unreadable {
        Cabinet.Slot slot = slot(sent);
        switch (sent.value("what")) {
            case "document" -> {
                Map<String, Object> answer = changed(sent, "add a document", EvidenceEdits::addDocument);
                int last = form(slot).papers().size() - 1;
                return with(answer, "focus", "f-documents-" + last + "-title");
            }
            case "interview" -> {
                return with(changed(sent, "add an interview", EvidenceEdits::addInterview), "focus", "d-interview");
            }
            case "fact" -> {
                int document = sent.position("document");
                String kind = sent.value("kind");
                if (rules().vocabulary().kind(kind).isEmpty()) {
                    throw new UnprocessableContentResponse("\"" + kind + "\" is no kind of evidence.");
                }
                Map<String, Object> answer = changed(
                        sent, "add a fact", (text, rules) -> EvidenceEdits.addFact(text, document, kind, rules));
                int last = form(slot).papers().get(document).facts().size() - 1;
                return with(answer, "focus", "d-f-documents-" + document + "-shows-" + last);
            }
            default -> throw new UnprocessableContentResponse("\"what\" is document, fact or interview.");
        }
    }

    private EvidenceForm form(Cabinet.Slot slot) throws InputFile.Unreadable {
        return EvidenceForm.of(slot.named(), records.text(slot), rules());
    }

    private Map<String, Object> remove(Sent sent) throws InputFile.Unreadable {
        String place = sent.value("place");
        String document = sent.value("document");
        return changed(sent, "take out " + place, (text, rules) -> {
            sameDocument(place, document, text, rules);
            return EvidenceEdits.remove(text, place, rules);
        });
    }

    private Map<String, Object> text(Sent sent) throws InputFile.Unreadable {
        return changed(
                sent,
                "change the text",
                refusing(
                        "The file was changed elsewhere while you wrote. Copy what you wrote, load this page again, and"
                                + " put it into the text that it has now."),
                (text, rules) -> FileText.of(text).alike(sent.value("text")));
    }

    private Map<String, Object> keep(Sent sent) throws InputFile.Unreadable {
        List<Observation> facts;
        try {
            facts = Trial.facts(sent.value("suppose"), new EvidenceReader(rules()));
        } catch (Gradings.Refused e) {
            throw new UnprocessableContentResponse(String.valueOf(e.getMessage()));
        }
        return with(
                changed(
                        sent,
                        "keep what was supposed",
                        (text, rules) -> EvidenceEdits.addDocument(text, RuleSet.TO_BE_FILLED_IN, facts, rules)),
                "go",
                sent.value("then").startsWith("/evidence/") ? sent.value("then") : "/evidence");
    }

    /** A fact that is filled in as one of a document that says nothing else. */
    private Map<String, Object> suppose(Sent sent) {
        RuleSet rules = rules();
        String word = sent.value("kind");
        Kind kind = rules.vocabulary()
                .kind(word)
                .orElseThrow(() -> new UnprocessableContentResponse("\"" + word + "\" is no kind of evidence."));
        String text = "documents:\n  - shows: []\n";
        try {
            text = EvidenceEdits.addFact(text, 0, word, rules);
            for (Asked asked : Asked.fact(kind)) {
                text = EvidenceEdits.set(
                        text,
                        "documents/0/shows/0/" + word + "/" + asked.key(),
                        sent.values("fields", asked.key()),
                        rules);
            }
            String facts = text.substring(text.indexOf("shows:") + "shows:".length());
            return Map.of(
                    "suppose",
                    Trial.facts(facts, new EvidenceReader(rules)).stream()
                            .map(EvidenceWriter::inOneLine)
                            .collect(Collectors.joining("\n")));
        } catch (EvidenceEdits.NotAlone | Gradings.Refused e) {
            throw new UnprocessableContentResponse(String.valueOf(e.getMessage()));
        }
    }

    /** What is said about an export. */
    private static Settings settings(Sent sent) {
        String multi = sent.value("multi");
        String fault = multi.isEmpty() ? "" : Settings.fault(multi);
        if (!fault.isEmpty()) {
            throw new UnprocessableContentResponse("Between several answers: say " + fault);
        }
        DateOrder dates = Arrays.stream(DateOrder.values())
                .filter(one -> one.name().equals(sent.value("dates")))
                .findFirst()
                .orElse(null);
        return new Settings(dates, multi.isEmpty() ? null : multi, null, List.of(), null);
    }

    private Map<String, Object> imported(Sent sent) throws InputFile.Unreadable {
        RuleBase rules = effects(desk).saved();
        String folder = sent.value("folder");
        String name = sent.value("name");
        if (!cabinet.folders().contains(folder)) {
            throw new UnprocessableContentResponse(
                    "\"" + folder + "\" is no folder that the workbench was opened with.");
        }
        List<String> written = new ArrayList<>();
        Map<String, Path> saved = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        try {
            InterviewForm form = InterviewForm.of(Path.of(rules.folder()), rules.ruleSet());
            Interviews interviews = InterviewReader.read(
                    CsvFile.rows(Base64.getDecoder().decode(sent.value("content")), name, 1, form::mayBeRepeated),
                    form,
                    settings(sent));
            interviews.problems().forEach(problem -> problems.add(problem.toString()));
            for (Interviews.Interview one : interviews.interviews()) {
                Cabinet.Slot slot = cabinet.named(folder + "/" + one.name() + ".yaml");
                if (records.write(slot, one.file(name, rules.ruleSet()))) {
                    written.add(slot.name());
                    saved.put(slot.named(), slot.path());
                } else {
                    problems.add(new Problem(
                                    name,
                                    one.line(),
                                    one.cell(),
                                    slot.named() + " is there already, and no file is written over another")
                            .toString());
                }
            }
        } catch (ProblemsException e) {
            throw new UnprocessableContentResponse(
                    e.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("\"content\" has to be in Base64");
        } catch (IOException e) {
            throw new UnprocessableContentResponse(
                    "The files cannot be written to " + folder + OutputFile.reason(e) + ".");
        }
        if (!written.isEmpty()) {
            desk.savedEvidence(saved, "Answers of " + name);
            desk.reread();
        }
        return Body.ordered("written", written, "problems", problems);
    }

    private static String notSaved(Cabinet.Slot slot, String reason) {
        return "Nothing was saved: " + slot.named() + " cannot be written" + reason + ".";
    }

    private Map<String, Object> undo(Cabinet.Slot slot) throws InputFile.Unreadable {
        Records.State now = records.undo(slot);
        return now.isUnsaved(slot) || now.draft(slot.folder()).isThere(slot.file()) ? stands(now, slot) : Map.of();
    }

    private Map<String, Object> forget(Cabinet.Slot slot) throws InputFile.Unreadable {
        boolean left = records.state().draft(slot.folder()).isThere(slot.file());
        Records.State now = records.forget(slot);
        return left ? stands(now, slot) : Map.of("go", "/evidence");
    }

    private Map<String, Object> takeBoth(Cabinet.Slot slot) throws InputFile.Unreadable {
        try {
            return stands(records.takeBoth(slot), slot);
        } catch (Records.ChangedMeanwhile e) {
            throw new ConflictResponse(Objects.requireNonNull(e.getMessage()));
        }
    }

    private Map<String, Object> save(Sent sent) throws InputFile.Unreadable {
        Cabinet.Slot slot = slot(sent);
        EvidenceForm form = form(slot);
        if (form.evidence().isEmpty()) {
            throw new UnprocessableContentResponse("Nothing was saved: "
                    + (form.problems().size() == 1
                            ? "1 thing is"
                            : form.problems().size() + " things are")
                    + " to be put right first, for evaluate could not read the file.");
        }
        String over = sent.value("over");
        String began = sent.value("began");
        try {
            records.save(
                    slot,
                    text -> began.isEmpty() || began.equals(EvidencePage.sha256(text)),
                    records.meanwhile(slot).filter(one -> EvidencePage.over(one).equals(over)));
        } catch (Records.ChangedMeanwhile e) {
            throw new ConflictResponse(Objects.requireNonNull(e.getMessage()));
        } catch (IOException e) {
            throw new UnprocessableContentResponse(notSaved(slot, OutputFile.reason(e)));
        } catch (InputFile.Unreadable e) {
            throw new UnprocessableContentResponse(notSaved(slot, ": " + e.why()));
        }
        desk.savedEvidence(Map.of(slot.named(), slot.path()), "What " + slot.named() + " shows");
        desk.reread();
        return Map.of("said", "Saved as " + slot.named() + ".");
    }
}
