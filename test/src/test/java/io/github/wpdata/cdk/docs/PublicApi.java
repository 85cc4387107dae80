package io.github.wpdata.cdk.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.wpdata.cdk.app.WordPressDataApp;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user of the library can name: its public types outside of {@code internal}, with their public and protected members. */
final class PublicApi {
    private static final String ROOT = "io.github.wpdata.cdk";

    /** Overloads stand together, whatever they return. */
    private static final Comparator<String> BY_NAME = Comparator.comparing(
                    (String member) -> member.replaceFirst("\\(.*", "").replaceFirst(".* ", ""))
            .thenComparing(Comparator.naturalOrder());

    private PublicApi() {}

    /** The public types, by their packages. */
    static Map<String, List<Class<?>>> types() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT).stream()
                        .filter(type -> !type.getPackageName().startsWith(ROOT + ".internal"))
                        .filter(type -> !type.getPackageName().startsWith(WordPressDataApp.class.getPackageName()))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(PublicApi::isPublic)
                        .sorted(Comparator.comparing(Class::getName))
                        .collect(Collectors.groupingBy(Class::getPackageName, TreeMap::new, Collectors.toList()));
    }

    private static boolean isPublic(Class<?> type) {
        return isVisible(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** A type on one line, and each of its members on another. */
    static String describe(Class<?> type) {
        SortedSet<String> members = new TreeSet<>(BY_NAME);
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor.getModifiers()) && !type.isEnum()) {
                members.add("new" + parameters(constructor.getGenericParameterTypes(), false, Map.of()));
            }
        }
        // Users see the members of a package-private superclass as those of its public subclass.
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        Class<?> owner = type;
        do {
            members.addAll(fields(owner, arguments));
            members.addAll(methods(owner, arguments));
            if (owner.getGenericSuperclass() instanceof ParameterizedType generic) {
                TypeVariable<?>[] variables = owner.getSuperclass().getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    Type argument = generic.getActualTypeArguments()[i];
                    arguments.put(variables[i], arguments.getOrDefault(argument, argument));
                }
            }
            owner = owner.getSuperclass();
        } while (owner != null && !isPublic(owner));
        String above = owner == null || owner == Object.class || type.isEnum() || type.isRecord()
                ? ""
                : " extends " + name(owner, Map.of());
        String interfaces = type.getInterfaces().length == 0
                ? ""
                : Arrays.stream(type.getGenericInterfaces())
                        .map(implemented -> name(implemented, Map.of()))
                        .collect(Collectors.joining(", ", " implements ", ""));
        return kind(type) + " " + name(type, Map.of()) + above + interfaces + "\n"
                + members.stream().map(member -> "    " + member + "\n").collect(Collectors.joining());
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "enum";
        }
        if (type.isRecord()) {
            return "record";
        }
        String noun = type.isInterface() ? "interface" : "class";
        boolean open = !Modifier.isFinal(type.getModifiers()) && !type.isInterface();
        return (Modifier.isAbstract(type.getModifiers()) && open ? "abstract " : open ? "open " : "") + noun;
    }

    private static List<String> fields(Class<?> owner, Map<TypeVariable<?>, Type> arguments) {
        List<String> found = new ArrayList<>();
        for (Field field : owner.getDeclaredFields()) {
            if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
                found.add(
                        field.isEnumConstant()
                                ? field.getName()
                                : modifiers(field.getModifiers()) + name(field.getGenericType(), arguments) + " "
                                        + field.getName());
            }
        }
        return found;
    }

    private static List<String> methods(Class<?> owner, Map<TypeVariable<?>, Type> arguments) {
        List<String> found = new ArrayList<>();
        for (Method method : owner.getDeclaredMethods()) {
            boolean generated = method.isSynthetic()
                    || method.isBridge()
                    || owner.isRecord()
                            && List.of("equals", "hashCode", "toString").contains(method.getName())
                    || owner.isEnum() && List.of("values", "valueOf").contains(method.getName());
            if (isVisible(method.getModifiers()) && !generated) {
                found.add(modifiers(method.getModifiers())
                        + name(method.getGenericReturnType(), arguments)
                        + " "
                        + method.getName()
                        + parameters(method.getGenericParameterTypes(), method.isVarArgs(), arguments));
            }
        }
        return found;
    }

    private static String modifiers(int modifiers) {
        return (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (Modifier.isAbstract(modifiers) ? "abstract " : "");
    }

    private static String parameters(Type[] types, boolean varArgs, Map<TypeVariable<?>, Type> arguments) {
        List<String> names = new ArrayList<>(
                Stream.of(types).map(type -> name(type, arguments)).toList());
        if (varArgs) {
            names.replaceAll(name -> name.replaceFirst("\\[]$", names.get(names.size() - 1) == name ? "..." : "[]"));
        }
        return "(" + String.join(", ", names) + ")";
    }

    private static String name(Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType(), arguments)
                    + Stream.of(generic.getActualTypeArguments())
                            .map(argument -> name(argument, arguments))
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof TypeVariable<?> variable) {
            return arguments.containsKey(variable) && arguments.get(variable) != variable
                    ? name(arguments.get(variable), Map.of())
                    : variable.getName();
        }
        if (type instanceof GenericArrayType array) {
            return name(array.getGenericComponentType(), arguments) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getLowerBounds().length > 0
                    ? "? super " + name(wildcard.getLowerBounds()[0], arguments)
                    : wildcard.getUpperBounds()[0] == Object.class
                            ? "?"
                            : "? extends " + name(wildcard.getUpperBounds()[0], arguments);
        }
        Class<?> plain = (Class<?>) type;
        return plain.getEnclosingClass() == null || plain.isArray()
                ? plain.getSimpleName()
                : name(plain.getEnclosingClass(), arguments) + "." + plain.getSimpleName();
    }
}
