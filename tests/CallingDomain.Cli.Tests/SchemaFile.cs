using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallingDomain.Tests;
using Json.Schema;

namespace CallingDomain.Cli.Tests;

/// <summary>A JSON Schema of <c>docs/schemas</c>, with instances made from its examples.</summary>
internal sealed class SchemaFile
{
    private static readonly ConcurrentDictionary<string, SchemaFile> Files = new();

    private readonly JsonObject _root;
    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new();

    private SchemaFile(JsonObject root) => _root = root;

    public JsonObject Definitions => _root["$defs"]!.AsObject();

    public static SchemaFile Load(string name) => Files.GetOrAdd(name, _ => new SchemaFile(JsonNode.Parse(Repository.Text("docs", "schemas", $"{name}.schema.json"))!.AsObject()));

    /// <summary>Whether a value is valid by the schema, or by one of its definitions.</summary>
    public bool IsValid(JsonNode? instance, string? definition = null) =>
        IsValid(instance, definition is null ? _root : new JsonObject { ["$ref"] = $"#/$defs/{definition}" });

    /// <summary>Values with all properties, taken from the examples; one for each alternative.</summary>
    public IReadOnlyList<JsonNode> Instances() => Instances(_root);

    /// <summary>The parts of a valid value, each with its path and its resolved schema.</summary>
    public IEnumerable<(string Path, JsonObject Schema)> Nodes(JsonNode instance) => Nodes("$", instance, _root);

    /// <summary>The instances, each with those parts that no instance before it has at the same place.</summary>
    public IEnumerable<(JsonNode Instance, string Path, JsonObject Schema)> Parts()
    {
        var seen = new HashSet<(string, string)>();
        return Instances().SelectMany(instance => Nodes(instance).Where(node => seen.Add((node.Path, At(instance, node.Path)!.ToJsonString()))).Select(node => (instance, node.Path, node.Schema)));
    }

    /// <summary>Values that violate a keyword of a schema.</summary>
    public static IEnumerable<JsonNode> Violations(JsonObject schema)
    {
        if (schema["enum"] is not null || schema["const"] is not null) yield return "Nope";
        if (schema["type"] is { } type) yield return (string)type! == "string" ? 5 : "five";
        if (schema["pattern"] is not null) yield return " ";
        if (schema["minimum"] is { } minimum) yield return (long)minimum! - 1;
        if (schema["maximum"] is { } maximum) yield return (long)maximum! + 1;
        if (schema["minItems"] is not null) yield return new JsonArray();
        if ((string?)schema["type"] == "integer") yield return 1.5;
    }

    /// <summary>All values of an enumeration, and the limits of a range.</summary>
    public static IEnumerable<JsonNode> Values(JsonObject schema)
    {
        foreach (var value in schema["enum"]?.AsArray() ?? []) yield return value!;
        if ((string?)schema["type"] != "integer") yield break; // the sum of probabilities is 1
        if (schema["minimum"] is { } minimum) yield return minimum;
        if (schema["maximum"] is { } maximum) yield return maximum;
    }

    /// <summary>An instance with another value at a path.</summary>
    public static JsonNode Replace(JsonNode instance, string path, JsonNode value)
    {
        if (path == "$") return value.DeepClone();
        var changed = instance.DeepClone();
        At(changed, path)!.ReplaceWith(value.DeepClone());
        return changed;
    }

    public static JsonNode? At(JsonNode root, string path)
    {
        JsonNode? at = root;
        foreach (var key in path[1..].Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
            at = key[0] == '[' ? at![int.Parse(key[1..^1], CultureInfo.InvariantCulture)] : at![key];
        return at;
    }

    private bool IsValid(JsonNode? instance, JsonObject schema) => _schemas.GetOrAdd(schema.ToJsonString(), _ => Compile(schema)).Evaluate(JsonSerializer.SerializeToElement(instance)).IsValid;

    private JsonSchema Compile(JsonObject schema)
    {
        var whole = schema.DeepClone().AsObject();
        whole["$defs"] = Definitions.DeepClone();
        return JsonSchema.FromText(whole.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    // The keywords beside a reference override those of its target.
    private JsonObject Resolve(JsonObject schema)
    {
        while (schema["$ref"] is { } reference)
        {
            var merged = Definitions[((string)reference!)["#/$defs/".Length..]]!.DeepClone().AsObject();
            foreach (var (keyword, value) in schema.Where(each => each.Key is not "$ref")) merged[keyword] = value?.DeepClone();
            schema = merged;
        }

        return schema;
    }

    private List<JsonNode> Instances(JsonObject unresolved)
    {
        if (unresolved["examples"] is { } own && (string?)unresolved["$ref"] is { } reference && RefersToItself(reference)) return [own[0]!.DeepClone()];
        var schema = Resolve(unresolved);
        if (schema["const"] is { } constant) return [constant.DeepClone()];
        if (schema["enum"] is { } words) return [words[0]!.DeepClone()];
        if (schema["properties"] is { } properties) return Objects(schema, properties.AsObject());
        if (schema["oneOf"] is { } alternatives) return [.. alternatives.AsArray().SelectMany(each => Instances(each!.AsObject()))];
        if (schema["items"] is not null && schema["examples"] is { } lists) return [lists[0]!.DeepClone()];
        if (schema["items"] is { } items && schema["maxItems"] is null) return [new JsonArray([.. Instances(items.AsObject())])];
        if (schema["examples"] is { } examples) return [examples[0]!.DeepClone()];
        if (schema["default"] is { } value) return [value.DeepClone()];
        return (string?)schema["type"] switch
        {
            "boolean" => [true],
            "integer" => [schema["minimum"]!.DeepClone()],
            "string" => ["text"],
            _ => [schema["items"] is { } item ? new JsonArray([.. Enumerable.Range(0, (int)schema["minItems"]!).Select(_ => Instances(item.AsObject())[0])]) : throw new InvalidOperationException($"No example: {schema.ToJsonString()}")],
        };
    }

    private bool RefersToItself(string reference) => Definitions[reference["#/$defs/".Length..]]!.ToJsonString().Contains($"\"{reference}\"", StringComparison.Ordinal);

    private List<JsonNode> Objects(JsonObject schema, JsonObject properties)
    {
        var choices = (schema["oneOf"]?.AsArray() ?? []).Select(each => each!["required"]!.AsArray().Select(name => (string)name!).ToArray()).ToList();
        var values = properties.ToDictionary(each => each.Key, each => Instances(each.Value!.AsObject()));
        var objects = new List<JsonNode>();
        for (var i = 0; i < Math.Max(choices.Count, values.Values.Max(each => each.Count)); i++)
        {
            var chosen = choices.Count == 0 ? [] : choices[Math.Min(i, choices.Count - 1)];
            var others = choices.SelectMany(each => each).Except(chosen);
            objects.Add(new JsonObject(values.Where(each => !others.Contains(each.Key)).Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value[Math.Min(i, each.Value.Count - 1)].DeepClone()))));
        }

        return schema["not"] is JsonObject contradictory ? [.. objects.SelectMany(each => WithoutContradictions(schema, each.AsObject(), contradictory))] : objects;
    }

    // For each property, the value without the properties that exclude it, or that need an excluded one.
    private IEnumerable<JsonNode> WithoutContradictions(JsonObject schema, JsonObject value, JsonObject contradictory)
    {
        var pairs = Resolve(contradictory)["anyOf"]!.AsArray().Select(each => each!["required"]!.AsArray().Select(name => (string)name!).ToArray()).ToList();
        return pairs.SelectMany(pair => pair).Distinct().Select((kept, i) =>
        {
            var one = value.DeepClone().AsObject();
            if (i > 0 && one["name"] is { } name) one["name"] = $"{name} {kept}"; // each name once
            foreach (var pair in pairs.OrderByDescending(pair => pair.Contains(kept)))
            {
                if (pair.All(one.ContainsKey)) one.Remove(pair[0] == kept ? pair[1] : pair[0]);
            }

            foreach (var (dependent, needed) in schema["dependentRequired"]?.AsObject() ?? [])
            {
                if (!needed!.AsArray().All(each => one.ContainsKey((string)each!))) one.Remove(dependent);
            }

            return one;
        });
    }

    private IEnumerable<(string Path, JsonObject Schema)> Nodes(string path, JsonNode instance, JsonObject unresolved)
    {
        var schema = Resolve(unresolved);
        if (schema["properties"] is null && schema["oneOf"] is { } alternatives)
        {
            foreach (var node in Nodes(path, instance, alternatives.AsArray().Select(each => each!.AsObject()).First(each => IsValid(instance, each)))) yield return node;
            yield break;
        }

        yield return (path, schema);
        if (instance is JsonArray list && schema["items"] is JsonObject items)
        {
            for (var i = 0; i < list.Count; i++)
                foreach (var node in Nodes($"{path}[{i}]", list[i]!, items)) yield return node;
        }

        if (instance is not JsonObject value) yield break;
        foreach (var (name, each) in value)
        {
            if (name.Contains('.', StringComparison.Ordinal)) continue;
            var of = schema["properties"]?[name] ?? schema["patternProperties"]?.AsObject().First(pattern => System.Text.RegularExpressions.Regex.IsMatch(name, pattern.Key)).Value ?? schema["additionalProperties"];
            if (of is not JsonObject inner) continue;
            foreach (var node in Nodes($"{path}.{name}", each!, inner)) yield return node;
        }
    }
}
