using System.Diagnostics;

namespace LiveRooms.Deploy.Tools;

/// <summary>Programs from Debian that read files of deploy/ themselves.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and all it said.</returns>
    public static async Task<(int Code, string Output)> Run(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(Prepare(program, arguments, environment))!;
        var token = TestContext.Current.CancellationToken;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        return (process.ExitCode, $"{await said}{await complained}");
    }

    /// <summary>How to start a program, with what it says to be read.</summary>
    public static ProcessStartInfo Prepare(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private static string Find(string program)
    {
        if (Path.IsPathRooted(program))
            return program;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(["/usr/bin", "/usr/sbin"]);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"These tests need {program} (Debian: apt install prometheus haproxy; tests/run does it).");
    }
}
