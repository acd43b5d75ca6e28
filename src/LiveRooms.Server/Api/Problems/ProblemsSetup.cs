namespace LiveRooms.Server.Api.Problems;

/// <summary>Makes every error answer Problem Details.</summary>
internal static class ProblemsSetup
{
    /// <summary>Adds what turns refusals, bare statuses and exceptions into Problem Details.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .AddProblemDetails(static options => options.CustomizeProblemDetails = ProblemReply.SetRetryAfter)
        .AddExceptionHandler<ExceptionProblems>();

    /// <summary>Stands before everything that may fail.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusProblems.Write);
    }
}
