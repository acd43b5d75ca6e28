using System.CommandLine;

namespace LiveRooms.Load.Profiles;

/// <summary><c>profiles</c>: what there is to run with.</summary>
internal static class ProfilesCommand
{
    private static readonly Option<bool> _schema = new("--schema") { Description = "the JSON schema of profiles, as committed beside them" };

    /// <summary>The command.</summary>
    public static Command Make(TextWriter output)
    {
        var command = new Command("profiles", "The profiles that runs can be made with, and the keys of --set.") { _schema };
        command.SetAction(asked => Run(asked.GetValue(_schema), output));
        return command;
    }

    private static int Run(bool schema, TextWriter output)
    {
        if (schema)
        {
            output.Write(ProfileSchema.Write());
            return 0;
        }

        foreach (var profile in ProfileFiles.BuiltIn.Select(ProfileFiles.Open))
        {
            output.WriteLine($"{profile.Name}: {profile.Summary}");
            foreach (var (scenario, entry) in profile.Scenarios)
                output.WriteLine($"  {scenario,-18} {entry.Target}, {entry.Transport.ToString().ToLowerInvariant()}, agents: {entry.Agents}");
            output.WriteLine();
        }

        output.WriteLine("--set key=value:");
        foreach (var setting in AudienceKeys.All)
            output.WriteLine($"  {setting.Name,-13} {setting.Summary} ({setting.Rule})");
        return 0;
    }
}
