using System.Globalization;
using System.Reflection;
using System.Text;

namespace LiveRooms.HouseRules.Contracts;

/// <summary>Writes down the contracts of grains and of what they send and store, one line for each thing that must not change.</summary>
internal static class ContractText
{
    internal static string Of(IEnumerable<Type> types)
    {
        var all = types.OrderBy(type => type.FullName, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        foreach (var type in all.Where(GrainContracts.IsGrainInterface))
        {
            text.Append(CultureInfo.InvariantCulture, $"grain \"{GrainContracts.AliasOf(type)}\" {Name(type)} : {Keys(type)}\n");
            foreach (var method in type.GetMethods().OrderBy(GrainContracts.AliasOf, StringComparer.Ordinal))
            {
                var parameters = string.Join(", ", method.GetParameters().Select(one => $"{Name(one.ParameterType)} {one.Name}"));
                text.Append(CultureInfo.InvariantCulture,
                    $"  \"{GrainContracts.AliasOf(method)}\" {Name(method.ReturnType)} {method.Name}({parameters}){Marks(method)}\n");
            }
        }

        foreach (var type in all.Where(GrainContracts.IsSerialized))
        {
            text.Append(CultureInfo.InvariantCulture, $"type \"{GrainContracts.AliasOf(type)}\" {Kind(type)} {Name(type)}{Base(type)}\n");
            foreach (var (id, member) in Members(type))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {id} {member}\n");
            }
        }

        foreach (var type in all.Where(type => type.IsEnum && type.IsVisible))
        {
            text.Append(CultureInfo.InvariantCulture, $"enum {Name(type)} : {Name(Enum.GetUnderlyingType(type))}\n");
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {field.GetRawConstantValue()} {field.Name}\n");
            }
        }

        return text.ToString();
    }

    // Numbered members, then a record's primary constructor, whose parameters are numbered by their order.
    private static IEnumerable<(string Id, string Member)> Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var numbered =
            from member in type.GetMembers(Own)
            let id = member.GetCustomAttribute<IdAttribute>()?.Id
            where id is not null
            orderby id
            select (id.Value.ToString(CultureInfo.InvariantCulture), $"{Name(TypeOf(member))} {member.Name}");
        foreach (var one in numbered)
        {
            yield return one;
        }

        if (type.GetMethod("PrintMembers", Own) is null)
        {
            yield break;
        }

        var primary = type.GetConstructors(Own)
            .Where(one => one.GetParameters().Length > 0 && one.GetParameters()[0].ParameterType != type
                && one.GetParameters().All(parameter => type.GetProperty(parameter.Name!) is not null))
            .MaxBy(one => one.GetParameters().Length);
        foreach (var parameter in primary?.GetParameters() ?? [])
        {
            yield return ($"#{parameter.Position}", $"{Name(parameter.ParameterType)} {parameter.Name}");
        }
    }

    private static Type TypeOf(MemberInfo member) => member switch
    {
        PropertyInfo property => property.PropertyType,
        FieldInfo field => field.FieldType,
        _ => typeof(void),
    };

    private static string Keys(Type type) => string.Join(", ", type.GetInterfaces()
        .Where(one => one.Namespace == "Orleans" && one.Name.StartsWith("IGrainWith", StringComparison.Ordinal)).Select(Name));

    private static string Marks(MethodInfo method) => string.Concat(method.GetCustomAttributesData()
        .Select(mark => mark.AttributeType).Where(mark => mark.Namespace == "Orleans.Concurrency")
        .Select(mark => $" [{mark.Name.Replace("Attribute", "", StringComparison.Ordinal)}]").Order(StringComparer.Ordinal));

    private static string Kind(Type type) => (type.IsEnum, type.IsValueType) switch
    {
        (true, _) => "enum",
        (_, true) => "struct",
        _ => "class",
    };

    private static string Base(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)
            ? $" : {Name(parent)}"
            : "";

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var name = type.DeclaringType is { } outer && !type.IsGenericParameter ? $"{Name(outer)}.{type.Name}" : type.Name;
        return type.IsGenericType
            ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : name;
    }
}
