using System.Globalization;
using LiveRooms.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LiveRooms.Server.Api.Problems;

/// <summary>A refusal as Problem Details, with the members <c>code</c>, <c>retryable</c> and <c>retryAfterMs</c>.</summary>
internal static class ProblemReply
{
    private const string Code = "code";
    private const string Retryable = "retryable";
    private const string RetryAfterMs = "retryAfterMs";

    /// <summary>A typed result for a refusal.</summary>
    public static ProblemHttpResult Of(Refusal refusal) => TypedResults.Problem(Details(refusal, HttpStatus.Of(refusal.Reason)));

    /// <summary>A typed result for a refusal that the API itself decides.</summary>
    public static ProblemHttpResult Of(RefusalReason reason, string message) => Of(new Refusal(reason, message));

    /// <summary>The details of a refusal under a status that may differ from the reason's own, such as 413 for a body too large.</summary>
    public static ProblemDetails Details(Refusal refusal, int status)
    {
        var details = new ProblemDetails { Title = refusal.Reason.ToString(), Detail = refusal.Message, Status = status };
        details.Extensions[Code] = (int)refusal.Reason;
        details.Extensions[Retryable] = refusal.Retryable;
        if (refusal.RetryAfter is { } wait)
            details.Extensions[RetryAfterMs] = (long)Math.Ceiling(wait.TotalMilliseconds);
        return details;
    }

    /// <summary>Writes details as the whole answer, also to a caller that did not ask for JSON.</summary>
    public static async Task Write(HttpContext http, ProblemDetails details)
    {
        var context = new ProblemDetailsContext { HttpContext = http, ProblemDetails = details };
        if (await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(context))
            return;
        SetRetryAfter(context);
        await http.Response.WriteAsJsonAsync(details, options: null, "application/problem+json", http.RequestAborted);
    }

    /// <summary>Sets the header <c>Retry-After</c> of a problem that knows when to come back.</summary>
    public static void SetRetryAfter(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Extensions.TryGetValue(RetryAfterMs, out var value) && value is long milliseconds)
        {
            var seconds = Math.Max(1, (milliseconds + 999) / 1_000);
            context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
