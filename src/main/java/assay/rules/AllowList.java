package assay.rules;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.EnumDeclarationDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What compiled rules may use: the conclusions of the engine, the rule set's own types, texts, numbers, days and
 * collections. It is checked on the compiled classes before any of them is loaded, so that a rule that reads a file, opens
 * a connection, starts a process or a thread, looks into the program or ends it is refused and never runs.
 *
 * <p>It is a guard against accidents and casual abuse, and no sandbox: a rule can still use up time and memory.
 */
final class AllowList {

    private static final Set<String> CLASSES = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.StringBuilder",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Number",
            "java.lang.Math",
            "java.lang.Enum",
            "java.lang.Record",
            "java.lang.Comparable",
            "java.lang.Iterable",
            "java.lang.NullPointerException",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.invoke.StringConcatFactory",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.math.RoundingMode",
            "java.io.Serializable");
    /** What code that somebody wrote is wrapped in, in the classes that are generated for it. */
    private static final List<String> OF_WRITTEN_CODE =
            List.of("org.drools.model.functions.", "org.drools.model.operators.");
    /** What the classes are made of that only put the others together. */
    private static final List<String> OF_FRAMES = List.of(
            "java.time.", "org.drools.model.", "org.drools.modelcompiler.dsl.", "org.drools.core.base.accumulators.");
    /** Of these not even that: it makes code and loads it. */
    private static final String MAKES_CODE = "org.drools.model.codegen.";
    /** The classes that only put the others together: nobody's own code stands in them. */
    private static final Pattern FRAME =
            Pattern.compile("(?:Rules|DomainClassesMetadata)[0-9A-F]{32}\\w*|ProjectModel\\w*");

    private static final Set<String> DAYS = Set.of(
            "java.time.DayOfWeek",
            "java.time.LocalDate",
            "java.time.Month",
            "java.time.MonthDay",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.chrono.ChronoLocalDate",
            "java.time.chrono.ChronoPeriod",
            "java.time.temporal.ChronoUnit",
            "java.time.temporal.Temporal",
            "java.time.temporal.TemporalAmount",
            "java.time.temporal.TemporalUnit");
    private static final Set<String> COLLECTIONS = Set.of(
            "Arrays",
            "ArrayList",
            "Collection",
            "Collections",
            "Comparator",
            "HashMap",
            "HashSet",
            "Iterator",
            "LinkedHashMap",
            "LinkedHashSet",
            "List",
            "Locale",
            "Map",
            "Map$Entry",
            "Objects",
            "Optional",
            "Set",
            "SortedMap",
            "SortedSet",
            "TreeMap",
            "TreeSet");
    private static final Set<String> GENERATED = Set.of(
            "org.drools.compiler.kie.builder.MaterializedLambda",
            "org.drools.model.Drools",
            "org.drools.base.factmodel.GeneratedFact",
            "org.drools.base.factmodel.AccessibleFact",
            "org.kie.api.definition.type.Position",
            "org.kie.api.definition.type.Key",
            "org.kie.api.runtime.rule.RuleContext",
            "org.kie.api.runtime.rule.AccumulateFunction",
            "org.kie.api.builder.ReleaseId",
            "org.drools.modelcompiler.util.EvaluationUtil",
            "org.drools.util.DateUtils");
    /** Methods that generated code calls, of classes that reach further. */
    private static final Set<String> METHODS = Set.of(
            "java.lang.System.arraycopy",
            "java.lang.Class.desiredAssertionStatus",
            "org.drools.modelcompiler.dsl.pattern.D.eval");
    /** Methods of allowed classes that reach further than their class. */
    private static final Set<String> REFUSED_METHODS = Set.of(
            "java.lang.Object.getClass",
            "java.lang.Object.wait",
            "java.lang.Object.notify",
            "java.lang.Object.notifyAll",
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Enum.getDeclaringClass",
            "assay.policy.Fact.record",
            "org.drools.model.Drools.getRuntime",
            "org.drools.model.Drools.getContext",
            "org.drools.model.Drools.halt",
            "java.lang.Math.random",
            "java.util.Collections.shuffle",
            "java.util.Locale.getDefault",
            "java.util.Locale.setDefault");
    /** Names of methods that no rule may call, whatever class has them: what they give is another every time, or elsewhere. */
    private static final Set<String> REFUSED_NAMES = Set.of(
            "now", "systemDefault", "parallelStream", "parallelSort", "parallelSetAll", "parallelPrefix", "parallel");

    /** What is said where something of the rule engine is used. */
    private static final String ENGINE = "the rule engine itself";

    private static final String MAY_USE = "; rules may use the engine's conclusions, their own kinds of fact, texts,"
            + " numbers, days and collections, and nothing else";

    private final Map<String, String> ruleOfClass = new HashMap<>();
    private final Set<String> own;
    private final Set<String> declared;
    private final List<DrlFile> files;
    private final Pack.Subject subject;
    /** The files that rules stand in, by the names of the rules. */
    private final Map<String, DrlFile> rules = new HashMap<>();

    private final List<Problem> problems = new ArrayList<>();

    private AllowList(Pack.Subject subject, List<DrlFile> files, Collection<String> own) {
        this.subject = subject;
        this.files = files;
        this.own = Set.copyOf(own);
        files.forEach(file -> file.rules().forEach(rule -> rules.put(rule.getName(), file)));
        this.declared = files.stream()
                .flatMap(file -> Stream.concat(
                        file.parsed().getTypeDeclarations().stream().map(TypeDeclarationDescr::getTypeName),
                        file.parsed().getEnumDeclarations().stream().map(EnumDeclarationDescr::getTypeName)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks every class.
     *
     * @throws ProblemsException naming each rule that uses what it may not, with its file and line
     */
    static void check(Pack.Subject subject, List<DrlFile> files, SortedMap<String, byte[]> classes)
            throws ProblemsException {
        AllowList list = new AllowList(subject, files, classes.keySet());
        classes.values().forEach(list::findRules);
        classes.forEach(list::check);
        if (!list.problems.isEmpty()) {
            throw new ProblemsException(list.problems);
        }
    }

    /** Packages that rules on a subject may import as a whole. */
    static List<String> imports(Pack.Subject subject) {
        return List.of(subject.types(), "java.math", "java.time", "java.util");
    }

    /** Whether rules may import this: a class, or a package with {@code .*} behind it. */
    static boolean mayImport(Pack.Subject subject, String target) {
        return imports(subject).contains(Strings.CS.removeEnd(target, ".*"))
                || CLASSES.contains(target)
                || isOf(subject, target)
                || DAYS.contains(target)
                || (target.startsWith("java.util.") && COLLECTIONS.contains(target.substring("java.util.".length())));
    }

    /** Whether a class is one of those that rules on a subject see and conclude, and none of another subject. */
    private static boolean isOf(Pack.Subject subject, String type) {
        return StringUtils.substringBeforeLast(type, ".").equals(subject.types());
    }

    /** In the generated code of each rule its name is the constant before the classes that it is made of. */
    private void findRules(byte[] code) {
        new ClassReader(code)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new RuleNames();
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    private final class RuleNames extends MethodVisitor {
        private String rule = "";

        RuleNames() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text && rules.containsKey(text)) {
                rule = text;
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (!rule.isEmpty() && "INSTANCE".equals(name)) {
                ruleOfClass.putIfAbsent(owner.replace('/', '.'), rule);
            }
        }
    }

    private void check(String name, byte[] code) {
        Set<String> used = new TreeSet<>();
        new ClassReader(code)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public void visit(
                                    int version,
                                    int access,
                                    String self,
                                    String signature,
                                    String parent,
                                    String[] interfaces) {
                                used.add(parent.replace('/', '.'));
                                for (String one : interfaces) {
                                    used.add(one.replace('/', '.'));
                                }
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String method, String descriptor, String signature, String[] thrown) {
                                return new Uses(used);
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        boolean frame = !own(name) && FRAME.matcher(simple(name)).matches();
        boolean written = !frame && !own(name);
        used.removeIf(use -> isAllowed(use, frame, written));
        if (!used.isEmpty()) {
            problems.add(problem(name, used));
        }
    }

    private static final class Uses extends MethodVisitor {
        private final Set<String> used;

        Uses(Set<String> used) {
            super(Opcodes.ASM9);
            this.used = used;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            add(Type.getObjectType(type));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            add(Type.getObjectType(owner));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            call(owner, name);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            handle(bootstrap);
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        private void constant(Object value) {
            if (value instanceof Handle handle) {
                handle(handle);
            } else if (value instanceof Type type && type.getSort() != Type.METHOD) {
                add(type);
            } else if (value instanceof ConstantDynamic dynamic) {
                handle(dynamic.getBootstrapMethod());
            }
        }

        private void handle(Handle handle) {
            call(handle.getOwner(), handle.getName());
        }

        private void call(String owner, String name) {
            Type type = Type.getObjectType(owner);
            if (type.getSort() == Type.OBJECT) {
                used.add(type.getClassName() + "." + name + "()");
            } else {
                add(type);
            }
        }

        private void add(Type type) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() == Type.OBJECT) {
                used.add(element.getClassName().replace('/', '.'));
            }
        }
    }

    /** Whether a class is a type that the rule set declares, the changing of whose fields is its own business. */
    private boolean own(String name) {
        return declared.contains(simple(name));
    }

    /** The name of a class, or of the one around it, without its package. */
    private static String simple(String name) {
        return StringUtils.substringBefore(StringUtils.substringAfterLast("." + name, "."), "$");
    }

    private boolean isAllowed(String use, boolean frame, boolean written) {
        if (use.endsWith("()")) {
            String method = Strings.CS.removeEnd(use, "()");
            String type = StringUtils.substringBeforeLast(method, ".");
            String name = StringUtils.substringAfterLast(method, ".");
            boolean changesFact = own.contains(type) && (name.startsWith("set") || "record".equals(name));
            return METHODS.contains(method)
                    || (isAllowed(type, frame, written)
                            && !REFUSED_METHODS.contains(method)
                            && (frame || !REFUSED_NAMES.contains(name))
                            && (!written || !changesFact));
        }
        return own.contains(use)
                || CLASSES.contains(use)
                || DAYS.contains(use)
                || isOf(subject, use)
                || GENERATED.contains(use)
                || OF_WRITTEN_CODE.stream().anyMatch(use::startsWith)
                || (use.startsWith("java.util.") && COLLECTIONS.contains(use.substring("java.util.".length())))
                || (frame && !use.startsWith(MAKES_CODE) && OF_FRAMES.stream().anyMatch(use::startsWith))
                || (frame && use.startsWith("java.util.function."))
                || (frame && "java.lang.invoke.LambdaMetafactory".equals(use));
    }

    /** The rule that a class was made of, itself or the class around it. */
    private @Nullable String ruleOf(String name) {
        return ruleOfClass.get(StringUtils.substringBefore(name, "$"));
    }

    private Problem problem(String name, Set<String> used) {
        Set<String> said = used.stream().map(AllowList::said).collect(Collectors.toCollection(TreeSet::new));
        if (said.size() > 1) {
            // Of what only the compiler knows the name nobody wrote anything.
            said.remove(ENGINE);
        }
        String what = String.join(", ", said) + MAY_USE;
        String rule = ruleOf(name);
        DrlFile ruled = rule == null ? null : rules.get(rule);
        if (rule != null && ruled != null) {
            return ruled.at(placeIn(ruled, rule, used), Check.NOT_ALLOWED, "the rule \"" + rule + "\" uses " + what);
        }
        String simple = simple(name);
        for (DrlFile file : files) {
            int declaration = file.declaration(simple);
            if (declaration >= 0) {
                return file.at(declaration, Check.NOT_ALLOWED, "the declaration of " + simple + " uses " + what);
            }
        }
        return place(used.iterator().next(), what);
    }

    /** A use as it is written in a rule, without the packages that nobody who writes rules has chosen. */
    private static String said(String use) {
        if (use.startsWith("org.drools.") || use.startsWith("org.kie.")) {
            return ENGINE;
        }
        String named = use.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
        return named.endsWith(".<init>()") ? "new " + Strings.CS.removeEnd(named, ".<init>()") + "()" : named;
    }

    /** Where a rule uses something, or where the rule begins if that cannot be seen. */
    private static int placeIn(DrlFile file, String name, Set<String> used) {
        RuleDescr rule = file.rules().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        int from = file.offsetOf(rule.getLine());
        String code = file.code().substring(0, Math.max(from, rule.getEndCharacter()));
        // Past the name, in which the same words may stand.
        int behind = Math.max(from, code.indexOf('\n', from));
        return used.stream()
                .flatMap(use -> written(use).stream())
                .map(sought -> code.indexOf(sought, behind))
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(from);
    }

    /** How a use may be written: by its whole name, by its class and method, by its last part, or of the engine. */
    private static List<String> written(String use) {
        String whole = Strings.CS.removeEnd(Strings.CS.removeEnd(use, "()"), ".<init>");
        String last = StringUtils.substringAfterLast(whole, ".");
        String type = StringUtils.substringAfterLast("." + StringUtils.substringBeforeLast(whole, "."), ".");
        return said(use).equals(ENGINE)
                ? List.of("drools.", "kcontext", whole)
                : List.of(whole, type + "." + last, last);
    }

    /** Where something is used in code that rules share. */
    private Problem place(String use, String what) {
        for (String sought : written(use)) {
            for (DrlFile file : files) {
                int place = file.code().indexOf(sought);
                if (place >= 0) {
                    return file.at(place, Check.NOT_ALLOWED, around(file, place) + " uses " + what);
                }
            }
        }
        return files.get(0).inLine(1, Check.NOT_ALLOWED, "a rule uses " + what);
    }

    /** The rule that an offset is in, for the code that rules share has none of its own. */
    private static String around(DrlFile file, int offset) {
        return file.rules().stream()
                .filter(rule -> file.offsetOf(rule.getLine()) <= offset)
                .reduce((former, latter) -> latter)
                .map(rule -> "the rule \"" + rule.getName() + "\"")
                .orElse("a rule");
    }
}
