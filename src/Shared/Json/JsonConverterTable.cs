using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Shared;

/// <summary>The converters of a package by type, for its <see cref="JsonConverterFactory"/>. Filled once, then only read. Without reflection.</summary>
internal sealed class JsonConverterTable
{
    private readonly Dictionary<Type, JsonConverter> _converters = [];

    /// <summary>Null for an unknown type.</summary>
    public JsonConverter? Find(Type type) => _converters.GetValueOrDefault(type);

    /// <summary>Adds a converter of a value type, and those of its nullable form and of its lists.</summary>
    public JsonConverterTable Value<TValue>(JsonConverter<TValue> converter)
        where TValue : struct
    {
        _converters.Add(typeof(TValue), converter);
        _converters.Add(typeof(TValue?), new NullableJsonConverter<TValue>(converter));
        _converters.Add(typeof(ImmutableArray<TValue>), new ImmutableArrayJsonConverter<TValue>(converter));
        return this;
    }

    /// <summary>Adds a converter of a reference type, and that of its lists.</summary>
    public JsonConverterTable Reference<TValue>(JsonConverter<TValue> converter)
        where TValue : class
    {
        _converters.Add(typeof(TValue), converter);
        _converters.Add(typeof(ImmutableArray<TValue>), new ImmutableArrayJsonConverter<TValue>(converter));
        return this;
    }

    /// <summary>Adds a type that cannot be written as JSON.</summary>
    /// <param name="instead">A sentence that names the member to use instead; null for none.</param>
    public JsonConverterTable Refused<TValue>(string? instead = null)
    {
        _converters.Add(typeof(TValue), new RefusingJsonConverter<TValue>(instead));
        return this;
    }
}
