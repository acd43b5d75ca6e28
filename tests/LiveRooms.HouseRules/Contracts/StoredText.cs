using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiveRooms.HouseRules.Contracts;

/// <summary>
/// Writes down what stands in journals and snapshots as JSON, one line for each thing that must not change: each type, each kind of event
/// by the name it is stored under, each property with its name and type, and whether it may be missing.
/// </summary>
internal static class StoredText
{
    /// <summary>What marks a property without which the text cannot be read.</summary>
    internal const string Required = "required";

    /// <summary>The types that these texts are made of.</summary>
    /// <param name="roots">A context and what is stored by it.</param>
    internal static string Of(params (IJsonTypeInfoResolver Context, Type Type)[] roots)
    {
        var text = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (context, root) in roots)
        {
            // The source-generated contexts are their options' resolvers.
            var options = ((System.Text.Json.Serialization.JsonSerializerContext)context).Options;
            Walk(options, root, text);
        }

        return string.Concat(text.Values);
    }

    private static void Walk(JsonSerializerOptions options, Type type, SortedDictionary<string, string> text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var info = options.GetTypeInfo(plain);
        if (info.ElementType is { } element)
            Walk(options, element, text);
        if (info.KeyType is { } key)
            Walk(options, key, text);
        var kinds = info.PolymorphismOptions?.DerivedTypes ?? [];
        if (text.ContainsKey(NameOf(plain)) || (info.Kind != JsonTypeInfoKind.Object && !plain.IsEnum))
            return;
        text[NameOf(plain)] = plain.IsEnum ? Enumeration(plain) : "";
        if (plain.IsEnum)
            return;
        text[NameOf(plain)] = Lines(info, kinds);
        foreach (var kind in kinds)
            Walk(options, kind.DerivedType, text);
        foreach (var property in info.Properties)
            Walk(options, property.PropertyType, text);
    }

    private static string Lines(JsonTypeInfo info, IEnumerable<JsonDerivedType> kinds)
    {
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture, $"stored {NameOf(info.Type)}\n");
        foreach (var kind in kinds.OrderBy(kind => $"{kind.TypeDiscriminator}", StringComparer.Ordinal))
            lines.Append(CultureInfo.InvariantCulture, $"  kind \"{kind.TypeDiscriminator}\" {NameOf(kind.DerivedType)}\n");
        foreach (var property in info.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            lines.Append(CultureInfo.InvariantCulture,
                $"  \"{property.Name}\" {NameOf(property.PropertyType)} {(property.IsRequired ? Required : "optional")}\n");
        }

        return lines.ToString();
    }

    private static string Enumeration(Type type)
    {
        var values = Enum.GetValues(type).Cast<object>().Select(
            value => string.Create(CultureInfo.InvariantCulture, $"  {Convert.ToInt64(value, CultureInfo.InvariantCulture)} {value}\n"));
        return $"numbers {NameOf(type)}\n{string.Concat(values)}";
    }

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return NameOf(inner) + "?";
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name;
    }
}
