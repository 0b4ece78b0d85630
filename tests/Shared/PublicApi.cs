using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CallingDomain.Tests;

/// <summary>The public API of an assembly as text, one member a line, in a fixed order.</summary>
internal static class PublicApi
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Compares the API with the text beside the test project; what it is now is written next to the test's assembly.</summary>
    public static void ShouldBeAsWritten(Assembly assembly)
    {
        var written = Repository.PathOf("tests", assembly.GetName().Name + ".Tests", "PublicApi.txt");
        var now = Describe(assembly);
        var proposal = Path.Combine(AppContext.BaseDirectory, "PublicApi.txt");
        File.WriteAllText(proposal, now);
        Assert.True(
            File.Exists(written) && File.ReadAllText(written) == now,
            $"The public API is not as in {written}. If that is meant, copy {proposal} over it.");
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            foreach (var member in type.IsEnum ? Members(type) : Members(type).Order(StringComparer.Ordinal)) text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type)) yield return $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}";
            yield break;
        }

        foreach (var member in type.GetMembers(Own))
        {
            var line = member switch
            {
                ConstructorInfo constructor when IsVisible(constructor) => $"new({Parameters(constructor)})",
                MethodInfo method when IsVisible(method)
                    && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
                    && !IsOfEveryRecord(method) =>
                    $"{Modifier(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
                PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) && property.Name != "EqualityContract" =>
                    $"{Modifier(property.GetAccessors(nonPublic: true)[0])}{Name(property.PropertyType)} {property.Name}"
                        + $"{(property.GetIndexParameters() is [var index] ? $"[{Name(index.ParameterType)}]" : "")} {{{Accessors(property)} }}",
                FieldInfo field when field.IsPublic =>
                    $"{(field.IsLiteral ? "const " : field.IsStatic ? "static readonly " : "")}"
                    + $"{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
                _ => null,
            };
            if (line is not null) yield return line;
        }
    }

    private static string Accessors(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        var set = property.SetMethod is { } setter && IsVisible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        return get + set;
    }

    // What the compiler writes for every record says nothing about this one.
    private static bool IsOfEveryRecord(MethodInfo method) =>
        method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null && method.Name is not "Deconstruct"
        || method.Name is "<Clone>$" or "PrintMembers" or "GetHashCode"
        || (method.Name == "Equals" && method.GetParameters().Length == 1);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Modifier(MethodInfo method) => method.IsStatic ? "static " : method.IsVirtual && !method.IsFinal ? "virtual " : "";

    private static string Generics(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(
        ", ",
        method.GetParameters().Select(parameter =>
            $"{(parameter.IsOut ? "out " : parameter.IsIn ? "in " : "")}{Name(parameter.ParameterType)} {parameter.Name}"
            + $"{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "default") : "")}"));

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" :
        type.IsInterface ? "interface" :
        typeof(Delegate).IsAssignableFrom(type) ? "delegate" :
        type.IsValueType ? "struct" :
        type is { IsAbstract: true, IsSealed: true } ? "static class" :
        type.IsSealed ? "sealed class" :
        "class";

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (!type.IsGenericType) return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
