package dev.lockstep.cli;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The environment variables that a module's sources read: by its config mappings, and by its properties' expressions. */
final class ReadSettings {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

    /** The word that stands for a key of a map: an underscore would be read as a further level. */
    private static final String KEY = "[A-Z0-9]+";

    private final List<Pattern> variables = new ArrayList<>();

    private ReadSettings() {}

    static ReadSettings of(Path module) throws IOException {
        ReadSettings settings = new ReadSettings();
        for (Path file : files(module.resolve("src/main/resources"), ".properties")) {
            Matcher matcher = EXPRESSION.matcher(Files.readString(file));
            matcher.results().forEach(found -> settings.add(found.group(1)));
        }
        settings.addMappings(files(module.resolve("src/main/java"), ".java"));
        return settings;
    }

    boolean hold(String variable) {
        return variables.stream().anyMatch(pattern -> pattern.matcher(variable).matches());
    }

    private void addMappings(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            for (var unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree mapping) {
                        prefix(mapping.getModifiers()).ifPresent(prefix -> addMethods(mapping, segment(prefix)));
                    }
                }
            }
        }
    }

    private void addMethods(ClassTree group, String prefix) {
        Map<String, ClassTree> groups = groupsIn(group);
        for (Tree member : group.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                boolean parentName =
                        annotation(method.getModifiers(), "WithParentName").isPresent();
                addMethod(groups, method, parentName ? prefix : prefix + "_" + segment(method.getName()));
            }
        }
    }

    private void addMethod(Map<String, ClassTree> groups, MethodTree method, String name) {
        Tree type = method.getReturnType();
        boolean map = type instanceof ParameterizedTypeTree generic
                && generic.getType().toString().equals("Map");
        String value = map
                ? ((ParameterizedTypeTree) type).getTypeArguments().getLast().toString()
                : String.valueOf(type);
        ClassTree group = groups.get(value);
        if (group != null) {
            addMethods(group, map ? name + "_" + KEY : name);
        } else {
            add(map ? name + "_[A-Z0-9_]+" : name);
        }
    }

    private void add(String pattern) {
        variables.add(Pattern.compile(pattern));
    }

    private static Map<String, ClassTree> groupsIn(ClassTree type) {
        Map<String, ClassTree> groups = new HashMap<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested && nested.getKind() == Tree.Kind.INTERFACE) {
                groups.put(nested.getSimpleName().toString(), nested);
            }
        }
        return groups;
    }

    private static Optional<String> prefix(ModifiersTree modifiers) {
        return annotation(modifiers, "ConfigMapping")
                .map(found -> (AssignmentTree) found.getArguments().getFirst())
                .map(prefix -> String.valueOf(((LiteralTree) prefix.getExpression()).getValue()));
    }

    private static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree.class::cast)
                .filter(found -> found.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    /** As SmallRye maps names: {@code dataDir} is {@code data-dir} is {@code DATA_DIR}. */
    private static String segment(CharSequence name) {
        return Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[.-]")
                .matcher(name)
                .replaceAll("_")
                .toUpperCase(Locale.ROOT);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
