using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Roles;

/// <summary>What this process does. Configuration section <c>LiveRooms</c>.</summary>
internal sealed class RoleOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms";

    /// <summary>The part this process plays.</summary>
    public ServerRole Role { get; set; } = ServerRole.All;

    /// <summary>The options of a configuration, needed before services exist: the role decides which there are.</summary>
    /// <exception cref="OptionsValidationException">The role is none of the three.</exception>
    public static RoleOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<RoleOptions>() ?? new RoleOptions();
        return Enum.IsDefined(options.Role)
            ? options
            : throw new OptionsValidationException(Section, typeof(RoleOptions), [$"{Section}:{nameof(Role)} must be All, Silo or Edge."]);
    }
}
