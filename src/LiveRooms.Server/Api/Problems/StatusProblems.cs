using LiveRooms.Rules;
using Microsoft.AspNetCore.Diagnostics;

namespace LiveRooms.Server.Api.Problems;

/// <summary>Gives every bare error status (no route, no sign-in, wrong role, wrong method) its Problem Details.</summary>
internal static class StatusProblems
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Writes the details for a response that has a status and no body.</summary>
    public static Task Write(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return ProblemReply.Write(context.HttpContext, ProblemReply.Details(RefusalOf(status), status));
    }

    private static Refusal RefusalOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(
            RefusalReason.SignInRequired, "Sign in first: the request has no valid token, or it has expired."),
        StatusCodes.Status403Forbidden => new(RefusalReason.RoleForbidden, "Your role does not allow this."),
        StatusCodes.Status404NotFound => new(RefusalReason.Malformed, "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => new(RefusalReason.Malformed, "This address does not take this method."),
        StatusCodes.Status413PayloadTooLarge => new(RefusalReason.TooLarge, "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType => new(RefusalReason.Malformed, "Send the body as application/json."),
        StatusCodes.Status429TooManyRequests => new(
            RefusalReason.RateLimited, "Too many requests; wait a moment.", Moment),
        StatusCodes.Status503ServiceUnavailable => new(
            RefusalReason.Busy, "The server is busy; try again in a moment.", Moment),
        >= 500 => new(RefusalReason.Internal, "Something went wrong on the server; it is logged."),
        _ => new(RefusalReason.Malformed, "The request is not of the expected form."),
    };
}
