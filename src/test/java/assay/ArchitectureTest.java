package assay;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

@AnalyzeClasses(packages = "assay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_import_one_way_only = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("text")
            .definedBy("assay.text")
            .layer("files")
            .definedBy("assay.files")
            .layer("policy")
            .definedBy("assay.policy..")
            .layer("problem")
            .definedBy("assay.problem")
            .layer("csv")
            .definedBy("assay.csv")
            .layer("yaml")
            .definedBy("assay.yaml")
            .layer("csv")
            .definedBy("assay.csv")
            .layer("layout")
            .definedBy("assay.layout")
            .layer("rules")
            .definedBy("assay.rules")
            .layer("evidence")
            .definedBy("assay.evidence")
            .layer("interview")
            .definedBy("assay.interview")
            .layer("evaluation")
            .definedBy("assay.evaluation")
            .layer("report")
            .definedBy("assay.report")
            .layer("rurality")
            .definedBy("assay.rurality")
            .layer("comparison")
            .definedBy("assay.comparison")
            .layer("verify")
            .definedBy("assay.verify")
            .layer("csv")
            .definedBy("assay.csv")
            .layer("statistics")
            .definedBy("assay.statistics")
            .layer("study")
            .definedBy("assay.study")
            .layer("publication")
            .definedBy("assay.publication")
            .layer("audit")
            .definedBy("assay.audit")
            .layer("whatif")
            .definedBy("assay.whatif")
            .layer("mutation")
            .definedBy("assay.mutation")
            .layer("cli")
            .definedBy("assay.cli")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("files")
            .mayNotAccessAnyLayer()
            .whereLayer("policy")
            .mayNotAccessAnyLayer()
            .whereLayer("problem")
            .mayOnlyAccessLayers("text")
            .whereLayer("csv")
            .mayOnlyAccessLayers("files", "text", "problem")
            .whereLayer("yaml")
            .mayOnlyAccessLayers("text", "problem")
            .whereLayer("csv")
            .mayOnlyAccessLayers("files", "text", "problem")
            .whereLayer("layout")
            .mayNotAccessAnyLayer()
            .whereLayer("rules")
            .mayOnlyAccessLayers("files", "text", "policy", "problem", "yaml")
            .whereLayer("evidence")
            .mayOnlyAccessLayers("files", "text", "policy", "problem", "yaml", "rules")
            .whereLayer("interview")
            .mayOnlyAccessLayers("files", "text", "problem", "yaml", "csv", "rules", "evidence")
            .whereLayer("evaluation")
            .mayOnlyAccessLayers("policy", "problem", "rules", "evidence")
            .whereLayer("report")
            .mayOnlyAccessLayers("text", "policy", "problem", "rules", "evaluation")
            .whereLayer("rurality")
            .mayOnlyAccessLayers("text", "policy", "problem", "csv", "rules", "evaluation", "report")
            .whereLayer("verify")
            .mayOnlyAccessLayers("text", "policy", "problem", "yaml", "rules", "evidence", "evaluation")
            .whereLayer("comparison")
            .mayOnlyAccessLayers("text", "policy", "rules", "evaluation", "report")
            .whereLayer("csv")
            .mayOnlyAccessLayers("files", "text", "problem")
            .whereLayer("statistics")
            .mayNotAccessAnyLayer()
            .whereLayer("study")
            .mayOnlyAccessLayers(
                    "files",
                    "text",
                    "policy",
                    "problem",
                    "yaml",
                    "csv",
                    "rules",
                    "evidence",
                    "evaluation",
                    "statistics")
            .whereLayer("publication")
            .mayOnlyAccessLayers("files", "text", "policy", "csv", "rules", "evaluation", "report", "study")
            .whereLayer("audit")
            .mayOnlyAccessLayers("problem", "csv", "study")
            .whereLayer("whatif")
            .mayOnlyAccessLayers("policy", "rules", "evidence", "evaluation")
            .whereLayer("mutation")
            .mayOnlyAccessLayers("files", "policy", "problem", "yaml", "rules", "evidence", "evaluation", "verify")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule what_rules_are_written_in_knows_no_wards = noClasses()
            .that()
            .resideInAPackage("assay.policy")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("assay.policy.wards");

    @ArchTest
    static final ArchRule only_rules_and_evaluation_know_drools = noClasses()
            .that()
            .resideOutsideOfPackages("assay.rules", "assay.evaluation")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

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
