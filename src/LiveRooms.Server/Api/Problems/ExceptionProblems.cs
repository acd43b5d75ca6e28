using System.Text.Json;
using LiveRooms.Grains.Journal;
using LiveRooms.Rules;
using Microsoft.AspNetCore.Diagnostics;
using StackExchange.Redis;

namespace LiveRooms.Server.Api.Problems;

/// <summary>Turns what an endpoint throws into Problem Details: bad input, an overloaded or absent part, or an unforeseen fault.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true;

        var (refusal, status) = Judge(exception);
        if (refusal.Reason == RefusalReason.Internal)
            LogUnexpected(exception, httpContext.Request.Method, httpContext.Request.Path);
        else if (exception is not BadHttpRequestException)
            LogUnavailable(httpContext.Request.Method, httpContext.Request.Path, exception.GetType().Name, exception.Message);

        httpContext.Response.StatusCode = status;
        await ProblemReply.Write(httpContext, ProblemReply.Details(refusal, status));
        return true;
    }

    private static (Refusal Refusal, int Status) Judge(Exception exception)
    {
        if (exception is BadHttpRequestException bad)
            return (new Refusal(ReasonOf(bad), Explain(bad)), bad.StatusCode);
        Refusal refusal = exception switch
        {
            JournalUnavailableException or JournalFencedException or RedisException or RedisTimeoutException => new(
                RefusalReason.StoreUnavailable, "The store does not answer; try the same request again.", Pause),
            JournalWentBackException => new(
                RefusalReason.StoreWentBack, "The store lost a part of this: it stands still until an operator has looked at it."),
            TimeoutException or OrleansException or OperationCanceledException => new(
                RefusalReason.Busy, "The engine did not answer in time; try the same request again.", Pause),
            _ => new(RefusalReason.Internal, "Something went wrong on the server; it is logged."),
        };
        return (refusal, HttpStatus.Of(refusal.Reason));
    }

    private static RefusalReason ReasonOf(BadHttpRequestException bad) =>
        bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? RefusalReason.TooLarge : RefusalReason.Malformed;

    // The framework's own sentences name .NET types; these name what the caller sent.
    private static string Explain(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException json } => $"The body is not the JSON that this request takes{Near(json)}.",
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => $"The body is larger than {ApiSetup.MaxBodyBytes:N0} bytes.",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "Send the body as application/json.",
        _ when Parameter(bad.Message) is { } parameter => $"The value of {parameter} is missing or not valid.",
        _ => "The request is not of the expected form.",
    };

    private static string Near(JsonException json) => json.Path is { Length: > 0 and <= 100 } path ? $" (near {path})" : string.Empty;

    // Failed to bind parameter "ShowId id" from "x y". Required parameter "string id" was not provided ...: the name follows
    // the type.
    private static string? Parameter(string message) =>
        message.Split('"') is [var begin, var declaration, ..] && begin.Contains("arameter", StringComparison.Ordinal)
            ? declaration[(declaration.LastIndexOf(' ') + 1)..]
            : null;
}
