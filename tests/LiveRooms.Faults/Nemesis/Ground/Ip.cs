using System.Diagnostics;

namespace LiveRooms.Faults.Nemesis.Ground;

/// <summary>The command <c>ip</c> of iproute2.</summary>
internal static class Ip
{
    /// <summary>Runs it; the answer is what it printed.</summary>
    /// <exception cref="InvalidOperationException">It is missing or failed; the message says which command and why.</exception>
    internal static async Task<string> Run(string command)
    {
        var start = new ProcessStartInfo("ip", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var ip = Process.Start(start)!;
            var said = ip.StandardOutput.ReadToEndAsync();
            var complaint = ip.StandardError.ReadToEndAsync();
            await ip.WaitForExitAsync();
            return ip.ExitCode == 0
                ? await said
                : throw new InvalidOperationException($"ip {command}: {(await complaint).Trim()}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"ip {command}: {e.Message}", e);
        }
    }
}
