using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load.Agents;

/// <summary><c>agent</c>: a process that does a part of a run which another leads.</summary>
internal static class AgentCommand
{
    private static readonly Option<IPEndPoint> Coordinator = EndPointOption("--coordinator", "host:port where the run's coordinator listens", required: true);
    private static readonly Option<string> Name = new("--name")
    {
        Description = "its name in reports; the machine's and the process's when not given",
        DefaultValueFactory = static _ => $"{Environment.MachineName}-{Environment.ProcessId}",
    };

    private static readonly Option<bool> WithInput = new("--with-input") { Description = "end when the standard input ends", Hidden = true };

    /// <summary>The command.</summary>
    /// <param name="performer">Makes what does the part.</param>
    public static Command Make(TextWriter output, TextWriter errors, Func<IPerformer> performer)
    {
        var command = new Command("agent", "Does a part of a run that is led elsewhere: run it on each machine.") { Coordinator, Name, WithInput };
        command.SetAction(async (asked, cancelled) =>
        {
            // Ctrl+C at a terminal is heard by every program there: one with input is ended by who leads it, who wants its report first.
            using var over = CancellationTokenSource.CreateLinkedTokenSource(asked.GetValue(WithInput) ? CancellationToken.None : cancelled);
            if (asked.GetValue(WithInput))
                EndWithInput(over);
            try
            {
                var options = new AgentOptions(asked.GetRequiredValue(Coordinator), asked.GetRequiredValue(Name));
                var end = await AgentProcess.Run(options, performer(), TimeProvider.System, output.WriteLine, over.Token);
                return end == AgentEnd.Dismissed ? 0 : Commands.Failed;
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                errors.WriteLine("The agent was ended.");
                return Commands.Failed;
            }
            catch (Exception e) when (e is AgentsException or OrleansException or TimeoutException)
            {
                errors.WriteLine(e.Message);
                return Commands.Failed;
            }
        });
        return command;
    }

    /// <summary>An option that is a host and a port.</summary>
    public static Option<IPEndPoint> EndPointOption(string name, string what, bool required = false) => new(name)
    {
        Description = what,
        Required = required,
        HelpName = "host:port",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Parse(text) is { } end)
                return end;
            result.AddError($"{name} is host:port with a host of this name and a port from 1 to 65535, not '{text}'.");
            return null!;
        },
    };

    private static IPEndPoint? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 1 || !ushort.TryParse(text.AsSpan(colon + 1), out var port) || port == 0)
            return null;
        try
        {
            var host = text[..colon].Trim('[', ']');
            var all = IPAddress.TryParse(host, out var given) ? [given] : Dns.GetHostAddresses(host);
            var address = Array.Find(all, static one => one.AddressFamily == AddressFamily.InterNetwork) ?? all.FirstOrDefault();
            return address is null || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? null : new IPEndPoint(address, port);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static void EndWithInput(CancellationTokenSource over) => _ = Task.Run(async () =>
    {
        try
        {
            while (await Console.In.ReadLineAsync(over.Token) is not null)
            {
            }

            await over.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The agent ended first.
        }
    });
}
