using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Webhooks;

internal sealed partial class MerchantFeedGrain
{
    [LoggerMessage(1521, LogLevel.Warning, "The feed of drop {Drop} could not go on; it tries again")]
    private static partial void LogFailed(ILogger log, Exception e, string drop);

    [LoggerMessage(1522, LogLevel.Warning, "Drop {Drop}: fact {Key} is a dead letter now: {Error}")]
    private static partial void LogDead(ILogger log, string drop, string key, string error);
}
