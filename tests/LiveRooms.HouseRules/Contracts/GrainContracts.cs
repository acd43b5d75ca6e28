using System.Reflection;

namespace LiveRooms.HouseRules.Contracts;

/// <summary>What keeps grain calls readable across versions: names that do not come from C#.</summary>
internal static class GrainContracts
{
    /// <summary>Every grain interface and each of its methods has an alias of its own.</summary>
    internal static IEnumerable<string> CheckInterfaces(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(IsGrainInterface))
        {
            if (AliasOf(type) is null)
            {
                yield return $"{type.Name} has no [Alias]";
            }

            foreach (var method in type.GetMethods().Where(method => AliasOf(method) is null))
            {
                yield return $"{type.Name}.{method.Name} has no [Alias]";
            }

            foreach (var twice in Twice(type.GetMethods().Select(AliasOf)))
            {
                yield return $"{type.Name} has two methods with alias {twice}";
            }
        }
    }

    /// <summary>Every serialized type has an alias, and no alias is given twice.</summary>
    internal static IEnumerable<string> CheckAliases(IEnumerable<Type> types)
    {
        var all = types.ToList();
        foreach (var type in all.Where(type => IsSerialized(type) && AliasOf(type) is null))
        {
            yield return $"{type.Name} is serialized and has no [Alias]";
        }

        foreach (var twice in Twice(all.Select(AliasOf)))
        {
            yield return $"alias {twice} is given twice";
        }
    }

    /// <summary>Grains are reached by their interfaces alone, and keep their stored name.</summary>
    internal static IEnumerable<string> CheckClasses(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(IsGrainClass))
        {
            if (type.IsVisible || !type.IsSealed)
            {
                yield return $"{type.Name} is not internal sealed";
            }

            if (type.GetCustomAttribute<GrainTypeAttribute>() is null)
            {
                yield return $"{type.Name} has no [GrainType]";
            }
        }
    }

    internal static bool IsGrainInterface(Type type) =>
        type.IsInterface && typeof(IGrain).IsAssignableFrom(type);

    internal static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false } && !typeof(GrainReference).IsAssignableFrom(type)
        && (typeof(Grain).IsAssignableFrom(type) || typeof(IGrain).IsAssignableFrom(type));

    internal static bool IsSerialized(Type type) => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null;

    internal static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    private static IEnumerable<string> Twice(IEnumerable<string?> aliases) =>
        aliases.OfType<string>().GroupBy(alias => alias).Where(group => group.Count() > 1).Select(group => group.Key);
}
