using LiveRooms.Grains.Cluster;
using LiveRooms.Rules.Cluster;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Ops;

/// <summary>Refuses operators' options out of range.</summary>
internal sealed class OpsOptionsValidator : IValidateOptions<OpsOptions>
{
    public ValidateOptionsResult Validate(string? name, OpsOptions options) =>
        options.ReportEvery >= Census<ProcessReport>.ShortestPeriod && options.ReportEvery <= Census<ProcessReport>.LongestPeriod
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{OpsOptions.Section}:{nameof(options.ReportEvery)} must be from 100 milliseconds to 1 minute.");
}
