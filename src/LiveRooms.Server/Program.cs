using LiveRooms.Server;
using LiveRooms.Server.Verify;

if (args is [VerifyCommand.Name, .. var rest])
    return new VerifyCommand(Console.Out, Console.Error).Run(rest);

try
{
    await using var server = await ServerHost.Create(args);
    await server.App.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } sentence)
{
    await Console.Error.WriteLineAsync($"LiveRooms did not start. {sentence}");
    return 1;
}
