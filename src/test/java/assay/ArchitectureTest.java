package assay;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

@AnalyzeClasses(packages = "assay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The packages in the order of src/README.md, and what each may import. */
    private static final Map<String, Set<String>> LAYERS = new LinkedHashMap<>();

    static {
        layer("text");
        layer("files");
        layer("policy");
        layer("policy.wards", "policy");
        layer("problem", "text");
        layer("csv", "text", "files", "problem");
        layer("ledger", "text", "files", "problem");
        layer("seal", "text", "files", "problem");
        layer("yaml", "text", "problem");
        layer("layout", "text");
        layer("ruleset", "text", "policy", "problem");
        layer("drl", "text", "files", "policy", "problem", "yaml", "ruleset");
        layer("reading", "text", "files", "policy", "problem", "yaml", "ruleset", "drl");
        layer("words", "text", "policy", "problem", "ruleset", "drl", "reading");
        layer("compile", "files", "problem", "ruleset", "drl");
        layer("lint", "text", "policy", "problem", "yaml", "ruleset", "drl", "reading", "words", "compile");
        layer("rules", "files", "policy", "problem", "ruleset", "drl", "reading", "compile", "lint");
        layer("evidence", "text", "files", "policy", "problem", "yaml", "ruleset", "drl", "reading");
        layer("interview", "text", "files", "problem", "csv", "yaml", "ruleset", "drl", "evidence");
        layer("evaluation", "text", "policy", "problem", "ruleset", "compile", "rules", "evidence");
        layer(
                "proof",
                "text",
                "policy",
                "problem",
                "yaml",
                "ruleset",
                "drl",
                "reading",
                "rules",
                "evidence",
                "evaluation");
        layer(
                "report",
                "text",
                "files",
                "policy",
                "problem",
                "ruleset",
                "drl",
                "reading",
                "words",
                "evidence",
                "evaluation");
        layer("replay", "text", "files", "problem", "ledger", "evidence", "evaluation", "report");
        layer("exchange", "text", "files", "policy", "ruleset", "evidence", "evaluation", "report");
        layer(
                "explanation",
                "text",
                "policy",
                "ruleset",
                "reading",
                "words",
                "rules",
                "evidence",
                "evaluation",
                "report");
        layer(
                "page",
                "text",
                "policy",
                "ledger",
                "ruleset",
                "words",
                "evidence",
                "evaluation",
                "report",
                "explanation");
        layer("schema", "policy", "evidence", "report");
        layer("comparison", "text", "policy", "ruleset", "evaluation", "report", "page");
        layer("sweep", "text", "csv", "ruleset", "evaluation", "report");
        layer("whatif", "text", "policy", "ruleset", "reading", "words", "evidence", "evaluation", "proof");
        layer("rurality", "text", "policy.wards", "problem", "csv", "ruleset", "rules", "evaluation", "report");
        layer("statistics");
        layer("sampling", "text", "files", "policy", "problem", "csv", "evaluation", "report", "statistics");
        layer(
                "study",
                "text",
                "files",
                "policy",
                "problem",
                "csv",
                "yaml",
                "ruleset",
                "evidence",
                "evaluation",
                "statistics");
        layer("publication", "text", "files", "policy", "csv", "ruleset", "evaluation", "report", "page", "study");
        layer("audit", "text", "problem", "csv", "study");
        layer("verify", "text", "policy", "problem", "yaml", "ruleset", "evidence", "evaluation");
        layer("pipeline", "text", "files", "problem", "yaml", "ruleset", "report", "verify");
        layer(
                "mutation",
                "files",
                "policy",
                "problem",
                "yaml",
                "ruleset",
                "drl",
                "reading",
                "lint",
                "rules",
                "evidence",
                "evaluation",
                "verify");
        layer(
                "scaffold",
                "text",
                "policy",
                "problem",
                "layout",
                "ruleset",
                "drl",
                "reading",
                "lint",
                "rules",
                "evidence",
                "evaluation");
        layer("amendment", "text", "policy", "problem", "yaml", "ruleset", "drl", "reading", "words", "lint");
        layer(
                "language",
                "text",
                "policy",
                "problem",
                "yaml",
                "ruleset",
                "drl",
                "reading",
                "words",
                "evidence",
                "interview",
                "report");
        layer("draft", "text", "files", "drl");
        layer(
                "effect",
                "text",
                "files",
                "problem",
                "ruleset",
                "drl",
                "reading",
                "words",
                "compile",
                "lint",
                "rules",
                "evidence",
                "evaluation",
                "comparison",
                "study",
                "verify",
                "mutation",
                "draft");
        layer(
                "workbench",
                "text",
                "files",
                "policy",
                "problem",
                "csv",
                "ruleset",
                "drl",
                "reading",
                "words",
                "compile",
                "lint",
                "rules",
                "scaffold",
                "amendment",
                "language",
                "evidence",
                "interview",
                "evaluation",
                "report",
                "page",
                "comparison",
                "whatif",
                "study",
                "publication",
                "verify",
                "mutation",
                "draft",
                "effect");
        layer(
                "lsp",
                "files",
                "policy",
                "problem",
                "yaml",
                "layout",
                "reading",
                "ruleset",
                "drl",
                "words",
                "rules",
                "evidence",
                "interview",
                "evaluation",
                "report",
                "language",
                "verify",
                "draft",
                "effect",
                "workbench");
        layer("api", "policy", "problem", "ruleset", "drl", "rules", "evidence", "evaluation");
        layer(
                "cli",
                "text",
                "files",
                "policy",
                "problem",
                "yaml",
                "csv",
                "ruleset",
                "drl",
                "layout",
                "reading",
                "words",
                "lint",
                "rules",
                "evidence",
                "interview",
                "evaluation",
                "proof",
                "report",
                "replay",
                "exchange",
                "explanation",
                "page",
                "schema",
                "comparison",
                "sweep",
                "whatif",
                "rurality",
                "study",
                "publication",
                "audit",
                "verify",
                "pipeline",
                "mutation",
                "effect",
                "workbench",
                "lsp",
                "scaffold",
                "ledger",
                "seal",
                "sampling");
    }

    private static void layer(String name, String... mayImport) {
        LAYERS.put(name, Set.of(mayImport));
    }

    @ArchTest
    static final ArchRule packages_import_what_they_may_and_no_class_stands_outside_of_them = layers();

    private static ArchRule layers() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : LAYERS.keySet()) {
            layers = layers.layer(name).definedBy("assay." + name);
        }
        for (Map.Entry<String, Set<String>> layer : LAYERS.entrySet()) {
            LayeredArchitecture.LayerDependencySpecification only = layers.whereLayer(layer.getKey());
            layers = layer.getValue().isEmpty()
                    ? only.mayNotAccessAnyLayer()
                    : only.mayOnlyAccessLayers(layer.getValue().toArray(String[]::new));
        }
        return layers.ensureAllClassesAreContainedInArchitecture();
    }

    @ArchTest
    static void a_package_imports_only_what_stands_above_it(JavaClasses classes) {
        Set<String> above = new HashSet<>();
        LAYERS.forEach((name, mayImport) -> {
            assertThat(above).as("what stands above " + name).containsAll(mayImport);
            above.add(name);
        });
    }

    @ArchTest
    static void the_readme_lists_exactly_these_packages_in_this_order(JavaClasses classes) throws IOException {
        assertThat(Files.readAllLines(Path.of("src/README.md")))
                .filteredOn(line -> line.startsWith("| `assay."))
                .extracting(line -> StringUtils.substringBetween(line, "`assay.", "`"))
                .containsExactlyElementsOf(LAYERS.keySet());
    }

    @ArchTest
    static final ArchRule what_takes_rules_apart_knows_how_drools_reads_them = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "assay.drl",
                    "assay.reading",
                    "assay.words",
                    "assay.compile",
                    "assay.lint",
                    "assay.proof",
                    "assay.mutation")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.drools.drl..");

    @ArchTest
    static final ArchRule what_compiles_or_runs_rules_knows_the_rest_of_drools = noClasses()
            .that()
            .resideOutsideOfPackages("assay.compile", "assay.rules", "assay.evaluation")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.drools..", "org.kie..").and(resideOutsideOfPackage("org.drools.drl..")));

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)");

    /** A file that is read may be a pipe, a device or endless, and one that is written may be half written. */
    @ArchTest
    static final ArchRule files_are_read_and_written_in_one_way = noClasses()
            .that()
            .resideOutsideOfPackage("assay.files")
            // These read and write nothing that is of others.
            .and()
            .doNotHaveFullyQualifiedName("assay.rules.RuleCache")
            .and()
            .doNotHaveFullyQualifiedName("assay.rules.PackagedRules")
            .should()
            .callMethodWhere(
                    target(owner(assignableTo(Files.class)))
                            .and(
                                    target(
                                            nameMatching(
                                                    "(read(AllBytes|String|AllLines)|lines|new(InputStream|BufferedReader|ByteChannel|OutputStream)"
                                                            + "|write|writeString|copy|move|delete|deleteIfExists|createTemp.*|create.*Link)"))))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(FileInputStream.class, FileReader.class, RandomAccessFile.class, FileChannel.class);
}
