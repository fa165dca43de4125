package assay.compile;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.ruleset.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What compiled rules may use: the conclusions of the engine, the rule set's own types, and of Java what {@link Permitted}
 * names. It is checked on the compiled classes before any of them is loaded, so that a rule that reads a file, opens a
 * connection, starts a process or a thread, looks into the program, changes what was recorded or hangs on chance is refused
 * and never runs. What the compiler of rules adds for itself is allowed only in the members that it adds.
 *
 * <p>It is a guard against accidents and abuse, and no sandbox: a rule can still use up time and memory, which others stop.
 */
public final class AllowList {

    /** The classes that only put the others together: nobody's own code stands in them but for what a field is compared with. */
    private static final Pattern FRAME = Pattern.compile("(?:Rules|DomainClassesMetadata)[0-9A-F]{32}\\w*");
    /** The packages of the classes that hold what somebody wrote, behind that of the rules. */
    private static final Pattern WRITTEN = Pattern.compile("P[0-9A-F]{2}");
    /** Members that the compiler adds to a class of what somebody wrote. */
    private static final Set<String> ADDED =
            Set.of("<clinit>", "<init>", "values", "valueOf", "getExpressionHash", "predicateInformation");

    private static final Set<String> USED_BY_ADDED = Set.of(
            "java.lang.Enum.<init>",
            "java.lang.Enum.valueOf",
            "java.lang.System.arraycopy",
            "java.util.regex.Pattern.compile",
            "org.drools.model.functions.PredicateInformation.<init>",
            "org.drools.model.functions.PredicateInformation.addRuleNames",
            "org.drools.model.functions.PredicateInformation.setMoreThanMaxRuleDefs");
    private static final Set<String> USED_BY_DECLARED = Set.of(
            "java.lang.Object.<init>",
            "java.lang.Enum.<init>",
            "java.lang.Enum.valueOf",
            "java.lang.System.arraycopy",
            "java.lang.String.hashCode",
            "assay.policy.Fact.<init>");
    private static final Set<String> USED_BY_FRAMES = Set.of(
            "java.lang.Object.<init>",
            "java.lang.RuntimeException.<init>",
            "java.lang.String.hashCode",
            "java.util.ArrayList.<init>",
            "java.util.ArrayList.add",
            "java.util.List.add",
            "java.util.Arrays.asList",
            "java.util.Locale.ENGLISH",
            "org.drools.util.DateUtils.getDateFormatMask");
    /** How conditions are put together; other methods of the same class run scripts or read clocks. */
    private static final Set<String> PUTTING_TOGETHER = Set.of(
            "accFunction",
            "accumulate",
            "all",
            "alphaIndexedBy",
            "and",
            "annotationValue",
            "any",
            "betaIndexedBy",
            "bind",
            "declarationOf",
            "execute",
            "exists",
            "expr",
            "from",
            "not",
            "on",
            "or",
            "pattern",
            "reactOn",
            "rule",
            "typeMetaData",
            "valueOf",
            "var");

    private static final String CONDITIONS = "org.drools.modelcompiler.dsl.pattern.D";
    /** Of what puts conditions together, what makes code and loads it. */
    private static final String MAKES_CODE = "org.drools.model.codegen.";

    private static final String COLLECTS = "org.drools.modelcompiler.constraints.GenericCollectAccumulator";
    private static final String ACCUMULATORS = "org.drools.core.base.accumulators.";
    /** It has no order that is the same twice. */
    private static final String COLLECT_SET = ACCUMULATORS + "CollectSet";

    private static final Set<String> EXACT = Set.of(
            WholeSum.class.getName(),
            DecimalSum.class.getName(),
            Average.class.getName(),
            DecimalAverage.class.getName(),
            Earliest.class.getName(),
            Latest.class.getName());

    private static final Pattern COMPARED = Pattern.compile(
            "are(?:Numbers)?NullSafeEquals|(?:e|notE)quals|(?:greater|less)\\w+|toBigDecimal|string2Int");

    /** What is said where something of the rule engine is used. */
    static final String ENGINE = "the rule engine itself";
    /** What is said where a rule has code that is no row of conclusions. */
    private static final String CODE = "code of its own";

    private static final String ARRAYS = "arrays";
    /** What is said less well than what else a rule uses. */
    private static final List<String> BESIDE = List.of(WrittenCode.CHANGES, WrittenCode.SAME, ARRAYS, CODE, ENGINE);
    /** What the compiler makes of what has no place in a conclusion, where somebody has written another word. */
    private static final Set<String> COMPILED_TO = Set.of(
            "java.lang.AssertionError",
            "java.lang.AssertionError.<init>()",
            "java.lang.Class",
            "java.lang.Class.desiredAssertionStatus()",
            "java.lang.Object.<init>()",
            "java.lang.Object.getClass()",
            "java.lang.String.hashCode()");

    static final String MAY_USE = "; rules may use the engine's conclusions, their own kinds of fact, texts,"
            + " numbers, days and collections, and nothing else";

    private final Map<String, String> ruleOfClass = new HashMap<>();
    private final Subject subject;
    private final String rulePackage;
    private final Set<String> classes;
    private final List<DrlFile> files;
    /** The files that rules stand in, by the names of the rules. */
    private final Map<String, DrlFile> rules = new HashMap<>();

    private final Map<String, WrittenCode> written = new HashMap<>();

    private final List<Problem> problems = new ArrayList<>();

    private AllowList(Subject subject, String rulePackage, List<DrlFile> files, Set<String> classes) {
        this.subject = subject;
        this.rulePackage = rulePackage;
        this.files = files;
        this.classes = classes;
        files.forEach(file -> file.rules().forEach(rule -> rules.put(rule.getName(), file)));
    }

    /**
     * Checks what was compiled, and what it was compiled from.
     *
     * @throws ProblemsException naming each rule that uses what it may not, with its file and line
     */
    public static void check(Subject subject, List<DrlFile> files, SortedMap<String, byte[]> classes)
            throws ProblemsException {
        String rulePackage = files.get(0).parsed().getName();
        AllowList list = new AllowList(subject, rulePackage, files, classes.keySet());
        for (DrlFile file : files) {
            file.rules().forEach(rule -> list.written.put(rule.getName(), WrittenCode.of(file, rule)));
        }
        classes.values().forEach(list::findRules);
        classes.forEach(
                (name, code) -> list.uses(name, code).forEach((rule, refused) -> list.problem(name, rule, refused)));
        Set<Problem> told = new TreeSet<>(list.problems);
        for (WrittenCode code : list.written.values()) {
            if (told.stream().noneMatch(code::isIn)) {
                list.problems.addAll(code.problems());
            }
        }
        if (!list.problems.isEmpty()) {
            throw new ProblemsException(list.problems);
        }
    }

    /**
     * Whether classes that were compiled before, of rules that are not at hand, use nothing that they may not.
     *
     * @param rulePackage the package of the rules
     */
    public static boolean allows(Subject subject, String rulePackage, SortedMap<String, byte[]> classes) {
        AllowList list = new AllowList(subject, rulePackage, List.of(), classes.keySet());
        try {
            return classes.entrySet().stream()
                    .allMatch(
                            entry -> list.uses(entry.getKey(), entry.getValue()).isEmpty());
        } catch (RuntimeException e) {
            // They are no classes at all.
            return false;
        }
    }

    /** Packages that rules on a subject may import as a whole. */
    public static List<String> imports(Subject subject) {
        return List.of(subject.types(), "java.math", "java.time", "java.util");
    }

    /** Whether rules may import this: a class, or a package with {@code .*} behind it. */
    public static boolean mayImport(Subject subject, String target) {
        return imports(subject).contains(Strings.CS.removeEnd(target, ".*"))
                || Permitted.mayImport(target)
                || isOf(subject, target);
    }

    /** Whether a class is one of those that rules on a subject see and conclude, and none of another subject. */
    private static boolean isOf(Subject subject, String type) {
        return StringUtils.substringBeforeLast(type, ".").equals(subject.types());
    }

    /** Whether only the engine makes any of a class of the subject, and hands it to rules. */
    private boolean isHanded(String type) {
        return subject.handed().contains(StringUtils.substringAfterLast(type, "."));
    }

    /** In the generated code of each rule a call with its name stands before the classes that it is made of. */
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

    /** Whether a call begins a rule; the constant before it is the rule's name. */
    private static boolean beginsRule(String owner, String method) {
        return "rule".equals(method) && CONDITIONS.equals(owner.replace('/', '.'));
    }

    private final class RuleNames extends MethodVisitor {
        private Object latest = "";
        private String rule = "";

        RuleNames() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLdcInsn(Object value) {
            latest = value;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (beginsRule(owner, name)) {
                rule = latest.toString();
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (!rule.isEmpty() && "INSTANCE".equals(name)) {
                ruleOfClass.putIfAbsent(owner.replace('/', '.'), rule);
            }
        }
    }

    /** Who wrote a member of a class, and so what it may use. */
    private enum Author {
        /** Somebody, as a condition. */
        CONDITION,
        /** Somebody, as a conclusion. */
        CONCLUSION,
        /** The compiler, in a class of what somebody wrote. */
        ADDED,
        /** The compiler, in a declared type. */
        DECLARED,
        /** The compiler, in the classes that put the others together. */
        FRAME;

        boolean isSomebody() {
            return this == CONDITION || this == CONCLUSION;
        }
    }

    private Author author(String type, String member, int access) {
        String around = StringUtils.substringBeforeLast(type, ".");
        String name = StringUtils.substringAfterLast(type, ".");
        if (around.equals(rulePackage)) {
            return FRAME.matcher(StringUtils.substringBefore(name, "$")).matches() ? Author.FRAME : Author.DECLARED;
        }
        boolean added = ADDED.contains(member) || (access & Opcodes.ACC_BRIDGE) != 0;
        return added && !name.contains("$")
                ? Author.ADDED
                : name.startsWith("LambdaConsequence") ? Author.CONCLUSION : Author.CONDITION;
    }

    /** What a class uses that it may not, by the rule that uses it; by nothing where the class is of one rule, or of all. */
    private Map<String, Set<String>> uses(String type, byte[] code) {
        Map<String, Set<String>> byRule = new TreeMap<>();
        Map<String, String> ruleOfMember = new HashMap<>();
        Set<String> refused = new TreeSet<>();
        boolean inner = !type.startsWith(rulePackage + ".")
                || (isWritten(type) && StringUtils.substringAfterLast(type, ".").contains("$"));
        if (inner) {
            refused.add(CODE);
        }
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
                                if (!self.replace('/', '.').equals(type)) {
                                    refused.add(CODE);
                                }
                                refuse(parent.replace('/', '.'), refused);
                                for (String one : interfaces) {
                                    refuse(one.replace('/', '.'), refused);
                                }
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String method, String descriptor, String signature, String[] thrown) {
                                if ((access & Opcodes.ACC_NATIVE) != 0) {
                                    refused.add(CODE);
                                }
                                return new Uses(type, author(type, method, access)) {
                                    @Override
                                    public void visitEnd() {
                                        super.visitEnd();
                                        members.forEach(member -> ruleOfMember.put(member, rule));
                                        String of = rule.isEmpty() ? ruleOfMember.getOrDefault(method, "") : rule;
                                        byRule.computeIfAbsent(of, any -> new TreeSet<>())
                                                .addAll(refused);
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        byRule.computeIfAbsent("", any -> new TreeSet<>()).addAll(refused);
        byRule.values().removeIf(Set::isEmpty);
        return byRule;
    }

    /** Whether a class is one of those of what somebody wrote. */
    private boolean isWritten(String type) {
        String around = StringUtils.substringBeforeLast(type, ".");
        return WRITTEN.matcher(Strings.CS.removeStart(around, rulePackage + "."))
                .matches();
    }

    /** What a class is made of. */
    private void refuse(String made, Set<String> refused) {
        boolean allowed = isDeclared(made)
                || Set.of("java.lang.Object", "java.lang.Enum", "java.io.Serializable", "assay.policy.Fact")
                        .contains(made)
                || made.startsWith("org.drools.model.functions.")
                || made.startsWith("org.drools.base.factmodel.")
                || Set.of("org.drools.model.Model", "org.drools.model.DomainClassMetadata")
                        .contains(made)
                || (classes.contains(made)
                        && FRAME.matcher(StringUtils.substringAfterLast(made, "."))
                                .matches());
        if (!allowed) {
            refused.add(made);
        }
    }

    /** Whether a class is a type that the rule set declares. */
    private boolean isDeclared(String type) {
        return classes.contains(type)
                && StringUtils.substringBeforeLast(type, ".").equals(rulePackage)
                && !FRAME.matcher(StringUtils.substringBefore(StringUtils.substringAfterLast(type, "."), "$"))
                        .matches();
    }

    /** Looks at what a member of a class uses. */
    private class Uses extends MethodVisitor {
        final Set<String> refused = new TreeSet<>();
        /** Other members of the class that this one hands on. */
        final Set<String> members = new TreeSet<>();

        String rule = "";
        private Object latest = "";
        private int compared;
        private final String self;
        private final Author author;

        Uses(String self, Author author) {
            super(Opcodes.ASM9);
            this.self = self;
            this.author = author;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.ANEWARRAY && type.startsWith("[")) {
                refused.add(ARRAYS);
            }
            type(Type.getObjectType(type));
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                refused.add(ARRAYS);
            }
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            refused.add(ARRAYS);
        }

        @Override
        public void visitInsn(int opcode) {
            boolean locks = opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
            if (locks || (opcode == Opcodes.ATHROW && author != Author.FRAME && author != Author.ADDED)) {
                refused.add(CODE);
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (author == Author.CONCLUSION && (opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IF_ACMPNE)) {
                compared++;
            }
        }

        @Override
        public void visitEnd() {
            WrittenCode code = author == Author.CONCLUSION ? written.get(String.valueOf(ruleOf(self))) : null;
            if (code != null && code.comparing() >= 0 && compared > code.words()) {
                refused.add(WrittenCode.SAME);
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            refused.add(CODE);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            String type = owner.replace('/', '.');
            boolean reads = opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD;
            if (type.equals(self) && (reads || !author.isSomebody())) {
                return;
            }
            boolean allowed = reads
                    && (Permitted.isConstant(type, name)
                            || isDeclared(type)
                            || isOf(subject, StringUtils.substringBefore(type, "$"))
                            || (type.startsWith("org.drools.model.operators.") && "INSTANCE".equals(name))
                            || (author == Author.FRAME && (isOfFrames(type, name) || classes.contains(type))));
            if (!allowed) {
                refused.add(type.startsWith(rulePackage + ".") ? CODE : type + "." + name);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (author == Author.FRAME && beginsRule(owner, name)) {
                rule = latest.toString();
            }
            call(owner, name, descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            String by = bootstrap.getOwner();
            if ("java/lang/invoke/StringConcatFactory".equals(by)) {
                for (Type joined : Type.getArgumentTypes(descriptor)) {
                    type(joined);
                }
                return;
            }
            if (author != Author.FRAME || !"java/lang/invoke/LambdaMetafactory".equals(by)) {
                refused.add(CODE);
            }
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            latest = value;
            constant(value);
        }

        private void constant(Object value) {
            if (value instanceof Handle handle) {
                members.add(handle.getName());
                call(handle.getOwner(), handle.getName(), handle.getDesc());
            } else if (value instanceof Type type && type.getSort() != Type.METHOD) {
                if (author.isSomebody()) {
                    refused.add(type.getClassName() + ".class");
                } else {
                    type(type);
                }
            } else if (value instanceof ConstantDynamic) {
                refused.add(CODE);
            }
        }

        private void call(String owner, String name, String descriptor) {
            Type type = Type.getObjectType(owner);
            if (type.getSort() != Type.OBJECT) {
                refused.add(ARRAYS);
                return;
            }
            String of = type.getClassName();
            WrittenCode code = author == Author.CONCLUSION ? written.get(String.valueOf(ruleOf(self))) : null;
            if (code != null && code.adding() >= 0 && of.startsWith("java.util.") && "add".equals(name)) {
                refused.add(WrittenCode.CHANGES);
            }
            if (!mayCall(of, name, descriptor)) {
                refused.add(of.startsWith(rulePackage + ".") && !isDeclared(of) ? CODE : of + "." + name + "()");
            }
        }

        private boolean mayCall(String of, String name, String descriptor) {
            if (of.equals(self) && !author.isSomebody()) {
                return true;
            }
            if (isDeclared(of)) {
                return isAskedOfDeclared(name, descriptor)
                        || ("<init>".equals(name) && author == Author.CONCLUSION)
                        || (author == Author.FRAME && classes.contains(of) && "<init>".equals(name));
            }
            if (isOf(subject, StringUtils.substringBefore(of, "$"))) {
                return "<init>".equals(name) ? !isHanded(of) || author == Author.DECLARED : gives(name, descriptor);
            }
            String whole = of + "." + name;
            return switch (author) {
                case CONCLUSION -> Permitted.isMethod(of, name, descriptor, true) || isOfConditions(of, name);
                case CONDITION -> Permitted.isMethod(of, name, descriptor, false) || isOfConditions(of, name);
                case ADDED -> USED_BY_ADDED.contains(whole);
                case DECLARED -> USED_BY_DECLARED.contains(whole) || Permitted.isMethod(of, name, descriptor, false);
                case FRAME ->
                    Permitted.isMethod(of, name, descriptor, false) || isOfConditions(of, name) || isOfFrames(of, name);
            };
        }

        /** Whether facts of the rule set's own are asked, and not changed. */
        private boolean isAskedOfDeclared(String name, String descriptor) {
            boolean getter = name.matches("(?:get|is)[A-Z].*") && descriptor.startsWith("()");
            return (getter
                            || Set.of("equals", "name", "ordinal", "compareTo", "toString")
                                    .contains(name))
                    && gives(name, descriptor);
        }

        /**
         * Whether what a method gives is something that rules know. All of that has a text that is the same in every run;
         * arrays, classes and what else Java has would be told by where they stand in memory, and so would hash codes.
         */
        private boolean gives(String name, String descriptor) {
            Type given = Type.getReturnType(descriptor);
            return given.getSort() == Type.OBJECT
                    ? isKnown(given.getClassName(), false)
                    : given.getSort() != Type.ARRAY && given.getSort() != Type.VOID && !"hashCode".equals(name);
        }

        private boolean isKnown(String type, boolean conclusion) {
            return isDeclared(type)
                    || isOf(subject, StringUtils.substringBefore(type, "$"))
                    || Permitted.isClass(type, conclusion);
        }

        private boolean isOfConditions(String of, String name) {
            return ("org.drools.modelcompiler.util.EvaluationUtil".equals(of)
                            && COMPARED.matcher(name).matches())
                    || (CONDITIONS.equals(of) && "eval".equals(name));
        }

        private boolean isOfFrames(String of, String name) {
            return USED_BY_FRAMES.contains(of + "." + name)
                    || ("TYPE".equals(name) && of.startsWith("java.lang."))
                    || (CONDITIONS.equals(of) && PUTTING_TOGETHER.contains(name))
                    || (of.startsWith("org.drools.model.") && !of.startsWith(MAKES_CODE))
                    || isFunction(of)
                    || of.startsWith("java.time.format.DateTimeFormatter")
                    || COLLECTS.equals(of)
                    || isFrame(of);
        }

        private void type(Type type) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() != Type.OBJECT) {
                return;
            }
            String name = element.getClassName();
            boolean allowed = name.equals(self)
                    || isKnown(name, author != Author.CONDITION)
                    || (!author.isSomebody() && isOfCompiler(name));
            if (!allowed) {
                refused.add(name.startsWith(rulePackage + ".") ? CODE : name);
            }
        }

        private boolean isOfCompiler(String name) {
            return (name.startsWith("org.drools.model.") && !name.startsWith(MAKES_CODE))
                    || isFrame(name)
                    || COLLECTS.equals(name)
                    || Set.of("java.lang.RuntimeException", "java.time.format.DateTimeFormatterBuilder")
                            .contains(name)
                    || isFunction(name);
        }

        private static boolean isFunction(String type) {
            return EXACT.contains(type) || (type.startsWith(ACCUMULATORS) && !type.startsWith(COLLECT_SET));
        }

        private boolean isFrame(String type) {
            return classes.contains(type)
                    && !isDeclared(type)
                    && StringUtils.substringBeforeLast(type, ".").equals(rulePackage);
        }
    }

    /** The rule that a class was made of, itself or the class around it. */
    private @Nullable String ruleOf(String name) {
        return ruleOfClass.get(StringUtils.substringBefore(name, "$"));
    }

    private void problem(String name, String of, Set<String> used) {
        Set<String> said = used.stream().map(AllowList::said).collect(Collectors.toCollection(TreeSet::new));
        for (String less : BESIDE) {
            if (said.size() > 1) {
                said.remove(less);
            }
        }
        String rule = of.isEmpty() ? ruleOf(name) : of;
        WrittenCode code = rule == null ? null : written.get(rule);
        if (code != null
                && !code.problems().isEmpty()
                && (BESIDE.containsAll(said)
                        || used.stream().allMatch(use -> BESIDE.contains(use) || COMPILED_TO.contains(use)))) {
            // What the rule says itself is told better.
            return;
        }
        String what = said.contains(WrittenCode.CHANGES)
                ? WrittenCode.CHANGES
                : said.contains(WrittenCode.SAME)
                        ? WrittenCode.SAME
                        : "uses " + String.join(", ", said)
                                + Permitted.instead(List.copyOf(used))
                                        .map(instead -> "; " + instead)
                                        .orElse("")
                                + MAY_USE;
        DrlFile ruled = rule == null ? null : rules.get(rule);
        if (rule != null && ruled != null) {
            int place = code != null && said.contains(WrittenCode.CHANGES) && code.adding() >= 0
                    ? code.adding()
                    : code != null && said.contains(WrittenCode.SAME) ? code.comparing() : placeIn(ruled, rule, used);
            problems.add(ruled.at(place, Check.NOT_ALLOWED, "the rule \"" + rule + "\" " + what));
            return;
        }
        String simple = StringUtils.substringBefore(StringUtils.substringAfterLast("." + name, "."), "$");
        for (DrlFile file : files) {
            int declaration = file.declaration(simple);
            if (declaration >= 0) {
                problems.add(file.at(declaration, Check.NOT_ALLOWED, "the declaration of " + simple + " " + what));
                return;
            }
        }
        problems.add(place(used.iterator().next(), what));
    }

    /** A use as it is written in a rule, without the packages that nobody who writes rules has chosen. */
    private static String said(String use) {
        if (use.startsWith(COLLECT_SET)) {
            return "collectSet";
        }
        if (use.startsWith("org.drools.") || use.startsWith("org.kie.")) {
            return ENGINE;
        }
        String named = use.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "").replace('$', '.');
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
        if (BESIDE.contains(use)) {
            return List.of();
        }
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
                    return file.at(place, Check.NOT_ALLOWED, around(file, place) + " " + what);
                }
            }
        }
        return files.get(0).inLine(1, Check.NOT_ALLOWED, "a rule " + what);
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
