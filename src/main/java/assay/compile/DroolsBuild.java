package assay.compile;

import assay.drl.DrlFile;
import assay.files.Sha256;
import assay.files.Shortage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * What Drools makes of rule files: classes, or complaints. What all files declare is compiled first, and then the rules of
 * each file by themselves, to which it is as if it had been there for ever. So a file that was compiled before, with the
 * same declarations around it, is not compiled again, and of a rule set that differs in one file that one is.
 */
public final class DroolsBuild {

    private static final int KEPT = 256;
    private static final String DECLARE = "declare";
    private static final String IMPORTS = "imports-of-all-files.drl";
    private static final Pattern RULES_OF_DECLARATIONS =
            Pattern.compile("(?:.*\\.)?(?:Rules|DomainClassesMetadata)[0-9A-F]{32}.*");
    /** From how many rules of a file on Drools compiles them side by side: as it does by itself, or never. */
    private static final int SIDE_BY_SIDE = 10;

    private static final int ONE_AFTER_ANOTHER = -1;

    /** How Drools names the class that holds the rules of a package. */
    private static final Pattern MODEL = Pattern.compile("Rules[0-9A-F]{32}");

    /** What was compiled last, by a digest of what it was made from. */
    static final Map<String, NavigableMap<String, byte[]>> COMPILED = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, NavigableMap<String, byte[]>> eldest) {
            return size() > KEPT;
        }
    };

    /** The classes, or null where there are complaints, or where Drools gave up without any. */
    private @Nullable NavigableMap<String, byte[]> classes = new TreeMap<>();

    private final List<Message> messages = new ArrayList<>();

    private final CompiledParts kept;

    private DroolsBuild(CompiledParts kept) {
        this.kept = kept;
    }

    /** The classes that hold the rules of packages, of all that were generated. */
    public static List<String> models(Collection<String> classes) {
        return classes.stream()
                .filter(name ->
                        MODEL.matcher(name.substring(name.lastIndexOf('.') + 1)).matches())
                .toList();
    }

    /** Compiles what nobody keeps. */
    static DroolsBuild of(Map<String, String> texts) {
        return of(texts, CompiledParts.NONE);
    }

    /**
     * Compiles.
     *
     * @param texts what rule files say, by their names; in one package
     * @param kept where parts may be that were compiled in another process
     */
    static synchronized DroolsBuild of(Map<String, String> texts, CompiledParts kept) {
        DroolsBuild build = new DroolsBuild(kept);
        Map<String, PackageDescr> parsed = parsed(texts);
        Map<String, String> declared = new TreeMap<>();
        texts.forEach((file, text) -> {
            PackageDescr content = Objects.requireNonNull(parsed.get(file));
            if (declarations(content).findAny().isPresent()) {
                declared.put(file, without(text, content.getRules().stream()));
            }
        });
        NavigableMap<String, byte[]> types = new TreeMap<>();
        if (!declared.isEmpty()) {
            build.add(declared, types, "");
            if (build.classes == null) {
                return build;
            }
            build.classes
                    .keySet()
                    .removeIf(name -> RULES_OF_DECLARATIONS.matcher(name).matches());
            types.putAll(build.classes);
        }
        build.addRules(
                texts,
                parsed,
                types,
                content -> !content.getRules().isEmpty()
                        || declarations(content).findAny().isEmpty());
        return build;
    }

    /**
     * Compiles the rules alone, where what they use has been compiled.
     *
     * @param texts what rule files say, by their names; in one package
     * @param types the classes of all that is declared
     */
    static synchronized DroolsBuild ofRules(Map<String, String> texts, NavigableMap<String, byte[]> types) {
        DroolsBuild build = new DroolsBuild(CompiledParts.NONE);
        build.addRules(
                texts, parsed(texts), types, content -> !content.getRules().isEmpty());
        return build;
    }

    private static Map<String, PackageDescr> parsed(Map<String, String> texts) {
        Map<String, PackageDescr> parsed = new LinkedHashMap<>();
        texts.forEach((file, text) -> parsed.put(file, DrlFile.Parsing.of(text).content()));
        return parsed;
    }

    private void addRules(
            Map<String, String> texts,
            Map<String, PackageDescr> parsed,
            NavigableMap<String, byte[]> types,
            Predicate<PackageDescr> wanted) {
        String imports = imports(parsed.values());
        String around = digest(types);
        texts.forEach((file, text) -> {
            PackageDescr content = Objects.requireNonNull(parsed.get(file));
            if (wanted.test(content)) {
                Map<String, String> rules = new TreeMap<>();
                rules.put(file, without(text, declarations(content)));
                rules.put(IMPORTS, imports);
                add(rules, types, around);
            }
        });
    }

    /** The classes of what is declared, of all that was compiled from files of a package. */
    public static NavigableMap<String, byte[]> types(String rulePackage, Map<String, byte[]> classes) {
        NavigableMap<String, byte[]> types = new TreeMap<>(classes);
        types.keySet()
                .removeIf(name -> !StringUtils.substringBeforeLast(name, ".").equals(rulePackage)
                        || RULES_OF_DECLARATIONS.matcher(name).matches());
        return types;
    }

    /** The classes by their names, or null where it does not compile. */
    @Nullable
    NavigableMap<String, byte[]> classes() {
        return classes;
    }

    /** What Drools complains of. */
    List<Message> messages() {
        return messages;
    }

    private static Stream<? extends BaseDescr> declarations(PackageDescr content) {
        return Stream.concat(content.getTypeDeclarations().stream(), content.getEnumDeclarations().stream());
    }

    /** A text with parts of it left blank; everything stands on its line. */
    private static String without(String text, Stream<? extends BaseDescr> parts) {
        StringBuilder rest = new StringBuilder(text);
        parts.forEach(part -> {
            // To Drools what is declared begins with its name, and ends in the white space behind its end.
            int from = part instanceof RuleDescr
                    ? part.getStartCharacter()
                    : text.lastIndexOf(DECLARE, part.getStartCharacter());
            int to = Math.min(text.length(), part.getEndCharacter() + 1);
            rest.replace(from, to, DrlFile.blank(text.substring(from, to)));
        });
        return rest.toString();
    }

    /** To Drools what one file of a package imports is known in all. */
    private static String imports(Iterable<PackageDescr> files) {
        TreeSet<String> imported = new TreeSet<>();
        String name = "";
        for (PackageDescr file : files) {
            name = file.getName();
            file.getImports().stream().map(ImportDescr::getTarget).forEach(imported::add);
        }
        return "package " + name + "\nimport " + String.join("\nimport ", imported) + "\n";
    }

    private void add(Map<String, String> texts, NavigableMap<String, byte[]> types, String around) {
        String key = key(texts, around);
        NavigableMap<String, byte[]> made = COMPILED.get(key);
        if (made == null) {
            made = kept.get(key);
        }
        if (made == null) {
            Watchdog.goOn();
            made = build(texts, types, key);
            // The compiler takes a class that it was kept from for one that is not there.
            Watchdog.goOn();
            if (made != null) {
                kept.put(key, made);
            }
        }
        if (made == null) {
            classes = null;
            return;
        }
        COMPILED.put(key, made);
        if (classes != null) {
            // What conditions of several files have in common is the same in each.
            made.forEach(classes::putIfAbsent);
        }
    }

    private static String key(Map<String, String> texts, String around) {
        MessageDigest digest = Sha256.digest();
        texts.forEach((file, text) -> {
            digest.update((file + "\n" + text.length() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        });
        digest.update(around.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String digest(NavigableMap<String, byte[]> types) {
        MessageDigest digest = Sha256.digest();
        types.forEach((name, code) -> {
            digest.update((name + "\n" + code.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(code);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Rules that Drools compiles side by side it complains of as it happens, and of some not at all: what does not compile is
     * compiled once more, one rule after another, so that the same is told of the same rules.
     */
    private @Nullable NavigableMap<String, byte[]> build(
            Map<String, String> texts, NavigableMap<String, byte[]> types, String key) {
        int before = messages.size();
        NavigableMap<String, byte[]> made = build(texts, new Around(types, SIDE_BY_SIDE), key);
        // Few are compiled one after another anyway; a word too many in a text only costs time.
        int rules = texts.values().stream()
                .mapToInt(text -> StringUtils.countMatches(text, "rule"))
                .sum();
        if (made != null || rules <= SIDE_BY_SIDE) {
            return made;
        }
        messages.subList(before, messages.size()).clear();
        Watchdog.goOn();
        return build(texts, new Around(types, ONE_AFTER_ANOTHER), key);
    }

    private @Nullable NavigableMap<String, byte[]> build(Map<String, String> texts, ClassLoader around, String key) {
        // A failed build leaves types behind that the next one would trip over.
        DrlxParseUtil.clearAccessorCache();
        KieServices services = KieServices.get();
        // Drools names the classes that hold rules after this.
        ReleaseId id = services.newReleaseId("assay", "rules", key);
        KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(id);
        Function<String, Optional<Class<?>>> types = name -> type(name, texts, around);
        texts.forEach((file, text) ->
                system.write("src/main/resources/rules/" + file, AccumulateConditions.asWritten(text, types)));
        KieBuilder builder = services.newKieBuilder(system, around);
        try {
            builder.buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                messages.addAll(errors);
                return null;
            }
            InternalKieModule module = (InternalKieModule) builder.getKieModule();
            NavigableMap<String, byte[]> made = new TreeMap<>();
            for (String name : module.getFileNames()) {
                // What Drools adds for its own modules, which are not used here, stands in its own packages.
                if (name.endsWith(".class") && !name.startsWith("org/drools/")) {
                    String type = Strings.CS.removeEnd(name, ".class").replace('/', '.');
                    made.put(type, ExactNumbers.in(type, module.getBytes(name)));
                }
            }
            return made;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            Shortage.check(e);
            // Drools lets some errors of rule files escape as exceptions, which say nothing of where they are.
            return null;
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    /** The class of a type that rules name. */
    private static Optional<Class<?>> type(String name, Map<String, String> texts, ClassLoader around) {
        PackageDescr imports =
                DrlFile.Parsing.of(texts.getOrDefault(IMPORTS, "")).content();
        return Stream.concat(
                        Stream.of(imports.getName() + ".*"),
                        imports.getImports().stream().map(ImportDescr::getTarget))
                .filter(imported -> imported.endsWith(".*") || imported.endsWith("." + name))
                .map(imported -> StringUtils.substringBeforeLast(imported, ".") + "." + name)
                .distinct()
                .<Class<?>>mapMulti((type, found) -> {
                    try {
                        found.accept(Class.forName(type, false, around));
                    } catch (ClassNotFoundException e) {
                        // It is of another package.
                    }
                })
                .findFirst();
    }

    /**
     * The engine's classes without rules that are packaged with it, which the compiler would take for its own, and with what
     * was declared. The compiler asks for some all the time, and so ends here where nobody wants to know any more.
     */
    private static final class Around extends ClassLoader {

        private static final Pattern ENGINE =
                Pattern.compile("(?:java|javax|jdk|sun|com|org|assay|tools|picocli|antlr|info)\\..*");

        /** What there is no class of: the compiler asks again and again whether a name is one. */
        private static final Set<String> MISSING = ConcurrentHashMap.newKeySet();

        /** So many names are kept: each build asks for new ones. */
        private static final int MOST = 10_000;

        /** Where the compiler looks for settings: functions that rules can use, and how it goes through rules. */
        private static final String SETTINGS = "META-INF/kie.properties.conf";

        /** What is exact, in the place of what would add up whole numbers and decimals and run over, or round; and of days. */
        private static final Map<String, Class<?>> FUNCTIONS = Map.of(
                "sum",
                DecimalSum.class,
                "sumI",
                WholeSum.class,
                "sumL",
                WholeSum.class,
                "average",
                Average.class,
                "averageBD",
                DecimalAverage.class,
                "earliest",
                Earliest.class,
                "latest",
                Latest.class);

        private final Map<String, byte[]> declared;
        private final byte[] settings;

        /**
         * For one build.
         *
         * @param parallel from how many rules of a file on they are compiled side by side; -1 where they never are
         */
        Around(Map<String, byte[]> declared, int parallel) {
            super(DroolsBuild.class.getClassLoader());
            this.declared = declared;
            this.settings = Stream.concat(
                            FUNCTIONS.entrySet().stream()
                                    .map(one -> "drools.accumulate.function." + one.getKey() + " = "
                                            + one.getValue().getName()),
                            Stream.of("drools.parallelRulesBuildThreshold = " + parallel))
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] code = declared.get(name);
            if (code != null) {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? defineClass(name, code, 0, code.length) : loaded;
                }
            }
            Watchdog.goOn();
            if (!ENGINE.matcher(name).matches() || MISSING.contains(name)) {
                throw new ClassNotFoundException(name);
            }
            try {
                return super.loadClass(name, resolve);
            } catch (ClassNotFoundException e) {
                isMissing(name);
                throw e;
            }
        }

        /** The compiler of what Drools writes reads classes as resources. */
        @Override
        public @Nullable URL getResource(String name) {
            Watchdog.goOn();
            byte[] code = declared.get(Strings.CS.removeEnd(name, ".class").replace('/', '.'));
            if (code != null) {
                return url(name, code);
            }
            if (MISSING.contains(name)) {
                return null;
            }
            URL found = super.getResource(name);
            if (found == null) {
                isMissing(name);
            }
            return found;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return SETTINGS.equals(name)
                    ? Collections.enumeration(List.of(url(name, settings)))
                    : super.getResources(name);
        }

        private static void isMissing(String name) {
            if (MISSING.size() >= MOST) {
                MISSING.clear();
            }
            MISSING.add(name);
        }

        private static URL url(String name, byte[] code) {
            try {
                return new URL("declared", "", -1, name, new URLStreamHandler() {
                    @Override
                    protected URLConnection openConnection(URL url) {
                        return new URLConnection(url) {
                            @Override
                            public void connect() {
                                connected = true;
                            }

                            @Override
                            public InputStream getInputStream() {
                                return new ByteArrayInputStream(code);
                            }
                        };
                    }
                });
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
