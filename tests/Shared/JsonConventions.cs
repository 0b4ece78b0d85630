using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Tests;

/// <summary>
/// JSON of every exported type of an assembly: an instance comes back equal through <see cref="JsonSerializer"/> with default options, or writing throws
/// <see cref="NotSupportedException"/>. Instances come from generators, else from constructors and settable properties, else from static members of the type.
/// <see cref="JsonSerializerOptions.Strict"/> refuses an object without the required parameters of its constructor, unless the type has a converter.
/// </summary>
internal sealed class JsonConventions
{
    private const int Samples = 50;

    private readonly Dictionary<Type, List<object>> _examples = [];
    private readonly List<string> _failures = [];

    private JsonConventions(Type[] generators, object[] examples)
    {
        foreach (var example in examples)
        {
            for (var type = example.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType) Add(type, example);
        }

        foreach (var method in generators.SelectMany(each => each.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)))
        {
            if (method.IsGenericMethodDefinition || method.GetParameters().Length > 0 || !method.ReturnType.IsGenericType || method.ReturnType.GetGenericTypeDefinition() != typeof(Arbitrary<>)) continue;
            var type = method.ReturnType.GetGenericArguments()[0];
            foreach (var sample in (IEnumerable<object>)SampleMethod.MakeGenericMethod(type).Invoke(null, [method.Invoke(null, null)])!)
            {
                Add(sample.GetType(), sample);
                if (sample.GetType() != type) Add(type, sample);
            }
        }
    }

    private static MethodInfo SampleMethod => typeof(JsonConventions).GetMethod(nameof(Sample), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Checks all exported types. A type that can neither be built nor refuses to be written fails: it needs a generator or an example.</summary>
    public static void ShouldHold(Assembly assembly, Type[] generators, params object[] examples)
    {
        var conventions = new JsonConventions(generators, examples);
        foreach (var type in assembly.GetExportedTypes().Where(IsValue).OrderBy(type => type.FullName, StringComparer.Ordinal)) conventions.Check(type);
        Assert.True(conventions._failures.Count == 0, string.Join('\n', conventions._failures));
    }

    private static bool IsValue(Type type) =>
        type is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false, IsByRefLike: false }
        && !typeof(Delegate).IsAssignableFrom(type) && !typeof(Exception).IsAssignableFrom(type) && !typeof(Attribute).IsAssignableFrom(type)
        && !typeof(JsonConverter).IsAssignableFrom(type) && !typeof(TypeConverter).IsAssignableFrom(type);

    private static List<object> Sample<TValue>(Arbitrary<TValue> values) => [.. values.Sampled(Samples, 20).Select(value => (object)value!)];

    private void Add(Type type, object example)
    {
        if (!_examples.TryGetValue(type, out var list)) _examples[type] = list = [];
        list.Add(example);
    }

    private void Check(Type type)
    {
        if (IsReadWithoutItsMembers(type)) _failures.Add($"{type.Name}: is read from {{}} with JsonSerializerOptions.Strict");
        var instances = type.IsEnum ? [.. Enum.GetValues(type).Cast<object>()] : InstancesOf(type);
        if (instances.Count == 0) instances = [RuntimeHelpers.GetUninitializedObject(type)]; // a type that refuses does so without reading its state
        foreach (var instance in instances)
        {
            // Also as the base of a closed family.
            foreach (var writtenAs in type.BaseType is { IsAbstract: true } family && family.Assembly == type.Assembly ? [type, family] : (Type[])[type])
            {
                if (WhyNot(instance, writtenAs) is not { } why) continue;
                _failures.Add($"{type.Name}{(writtenAs == type ? "" : $" as {writtenAs.Name}")}: {why}");
                return;
            }
        }
    }

    private static bool IsReadWithoutItsMembers(Type type)
    {
        if (type.IsDefined(typeof(JsonConverterAttribute)) || !type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => !parameter.HasDefaultValue))) return false;
        try
        {
            return JsonSerializer.Deserialize("{}", type, JsonSerializerOptions.Strict) is not null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Why an instance neither comes back equal nor refuses to be written; null if it does one of them.</summary>
    private static string? WhyNot(object instance, Type type)
    {
        string? json = null;
        try
        {
            json = JsonSerializer.Serialize(instance, type);
            if (type.IsEnum && !json.StartsWith('"')) return $"is written as {json}, not as text";
            var back = JsonSerializer.Deserialize(json, type);
            return Equals(instance, back) ? null : $"comes back different from {json}";
        }
        catch (NotSupportedException) when (json is null)
        {
            return null;
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name} {exception.Message.Split('\n')[0]} {(json is null ? "writing" : $"reading {json}")}";
        }
    }

    private List<object> InstancesOf(Type type)
    {
        if (_examples.TryGetValue(type, out var known)) return known;
        var built = Build(type, depth: 0);
        if (built is not null) return [built];
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == type).Select(property => property.GetValue(null)!),
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == type).Select(field => field.GetValue(null)!),
        ];
    }

    /// <summary>An instance whose constructor parameters and settable properties have values other than their defaults, as far as the type accepts them; null if there is none.</summary>
    private object? Build(Type type, int depth)
    {
        if (_examples.TryGetValue(type, out var known)) return known[^1];
        if (depth > 5) return null;
        if (Nullable.GetUnderlyingType(type) is { } value) return Build(value, depth);
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (Simple(type) is { } simple) return simple;
        if (ElementOf(type) is { } element) return Collection(type, element, Build(element, depth + 1));
        if (!type.IsAbstract && !type.IsPrimitive && type.Namespace?.StartsWith("CallingDomain", StringComparison.Ordinal) == true)
        {
            foreach (var constructor in type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length))
            {
                var parameters = constructor.GetParameters();
                if (parameters.Any(parameter => parameter.ParameterType == type || parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike)) continue;
                var arguments = parameters.Select(parameter => Build(parameter.ParameterType, depth + 1) ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null)).ToArray();
                if (parameters.Zip(arguments).Any(each => each.Second is null && !each.First.HasDefaultValue)) continue;
                if (Tried(() => constructor.Invoke(arguments)) is not { } instance) continue;
                foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && !parameters.Any(parameter => parameter.Name == property.Name)))
                {
                    if (Build(property.PropertyType, depth + 1) is { } given) Tried(() => property.SetMethod!.Invoke(instance, [given]));
                }

                return instance;
            }
        }

        return null;
    }

    private static object? Tried(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException)
        {
            return null; // the type does not accept this value
        }
    }

    private static object? Simple(Type type) => type == typeof(string) ? "text" : type == typeof(bool) ? true : type == typeof(char) ? ',' : type == typeof(int) ? 2 : type == typeof(long) ? 2L : type == typeof(byte) ? (byte)2
        : type == typeof(ulong) ? 2UL : type == typeof(double) ? 0.5 : type == typeof(DateOnly) ? new DateOnly(2026, 3, 2) : type == typeof(byte[]) ? (byte[])[1, 2] : null;

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments().Length == 1 && (typeof(IEnumerable).IsAssignableFrom(type) || type == typeof(ReadOnlyMemory<byte>)) ? type.GetGenericArguments()[0]
        : null;

    private static object? Collection(Type type, Type element, object? item)
    {
        if (item is null) return null;
        var array = Array.CreateInstance(element, 1);
        array.SetValue(item, 0);
        if (type.IsAssignableFrom(array.GetType())) return array;
        return type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }]).MakeGenericMethod(element).Invoke(null, [array])
            : null;
    }
}
