using LiveRooms.Server.Store;

namespace LiveRooms.Server.Tests.Api;

public sealed class StartTests
{
    private const string Secret = "--LiveRooms:Payments:WebhookSecret=0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Production_without_an_external_issuer_is_refused()
    {
        var sentence = await Refused("Production");
        Assert.Contains("LiveRooms:SignIn:Authority", sentence, StringComparison.Ordinal);
        Assert.Contains("LiveRooms:SignIn:Audience", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LiveRooms:SignIn:Audience", "--LiveRooms:SignIn:Authority=https://issuer.example")]
    [InlineData("LiveRooms:SignIn:Authority", "--LiveRooms:SignIn:Authority=http://issuer.example", "--LiveRooms:SignIn:Audience=x")]
    [InlineData("LiveRooms:SignIn:Authority", "--LiveRooms:SignIn:Authority=issuer", "--LiveRooms:SignIn:Audience=x")]
    [InlineData("LiveRooms:SignIn:Key", "--LiveRooms:SignIn:Key=c2hvcnQ=")]
    [InlineData("LiveRooms:SignIn:GuestLifetime", "--LiveRooms:SignIn:GuestLifetime=00:00:01")]
    [InlineData("LiveRooms:SignIn:CreatorLifetime", "--LiveRooms:SignIn:CreatorLifetime=8.00:00:00")]
    [InlineData("LiveRooms:SignIn:GuestBurst", "--LiveRooms:SignIn:GuestBurst=0")]
    [InlineData("LiveRooms:SignIn:GuestsPerSecond", "--LiveRooms:SignIn:GuestsPerSecond=0")]
    [InlineData("LiveRooms:Clustering:MissedProbes", "--LiveRooms:Clustering:MissedProbes=0")]
    [InlineData("LiveRooms:Clustering:GatewayRefresh", "--LiveRooms:Clustering:GatewayRefresh=00:00:00.05")]
    [InlineData("LiveRooms:Clustering:AdvertisedAddress", "--LiveRooms:Clustering:AdvertisedAddress=here")]
    [InlineData("LiveRooms:Clustering:ResponseTimeout", "--LiveRooms:Clustering:ResponseTimeout=00:00:00")]
    [InlineData("LiveRooms:Silo:Labels", "--LiveRooms:Silo:Labels=headline,Large")]
    [InlineData("LiveRooms:Shows:HeadlineBy", "--LiveRooms:Shows:HeadlineBy=7")]
    [InlineData("LiveRooms:Shows:HeadlineBy", "--LiveRooms:Shows:HeadlineBy=Anybody")]
    [InlineData("LiveRooms:Telemetry:TraceRatio", "--LiveRooms:Telemetry:TraceRatio=2")]
    [InlineData("LiveRooms:Telemetry:OtlpEndpoint", "--LiveRooms:Telemetry:OtlpEndpoint=collector")]
    [InlineData("LiveRooms:Payments:CheckoutUrl", "--LiveRooms:Payments:CheckoutUrl=http://pay.example/{order}/{amount}/{currency}", Secret)]
    [InlineData("LiveRooms:Payments:CheckoutUrl", "--LiveRooms:Payments:CheckoutUrl=https://pay.example/{order}/{amount}", Secret)]
    [InlineData("LiveRooms:Payments:CheckoutUrl", "--LiveRooms:Payments:CheckoutUrl=https://pay.example/{order}/{amount}/{currency}#x", Secret)]
    [InlineData("LiveRooms:Payments:WebhookSecret", "--LiveRooms:Payments:CheckoutUrl=https://pay.example/{order}/{amount}/{currency}")]
    [InlineData("LiveRooms:Payments:WebhookSecret", "--LiveRooms:Payments:WebhookSecret=short")]
    [InlineData("LiveRooms:Payments:WebhookSecret", "--LiveRooms:Payments:PreviousWebhookSecret=0123456789abcdef0123456789abcdef")]
    [InlineData("LiveRooms:Payments:PreviousWebhookSecret", "--LiveRooms:Payments:PreviousWebhookSecret=short", Secret)]
    [InlineData("LiveRooms:Payments:Tolerance", "--LiveRooms:Payments:Tolerance=00:00:01")]
    [InlineData("LiveRooms:Payments:SandboxWebhookUrl", "--LiveRooms:Payments:SandboxWebhookUrl=here")]
    [InlineData("LiveRooms:Demo:Audience", "--LiveRooms:Demo:Audience=-1")]
    [InlineData("LiveRooms:Ops:ReportEvery", "--LiveRooms:Ops:ReportEvery=00:00:00.05")]
    [InlineData("LiveRooms:Role", "--LiveRooms:Role=Both")]
    [InlineData("LiveRooms:Role", "--LiveRooms:Role=7")]
    [InlineData("LiveRooms:Redis", "--LiveRooms:Role=Edge")]
    [InlineData("LiveRooms:Redis", "--LiveRooms:Role=Silo")]
    public async Task An_option_out_of_range_is_refused_by_its_full_name(string name, params string[] options) =>
        Assert.Contains(name, await Refused("Development", options), StringComparison.Ordinal);

    [Fact]
    public async Task A_damaged_key_file_is_refused_and_never_replaced()
    {
        var folder = Directory.CreateTempSubdirectory("liverooms-start-").FullName;
        var path = Path.Combine(folder, "signing.key");
        await File.WriteAllTextAsync(path, "rubbish", TestContext.Current.CancellationToken);
        Assert.Contains("signing.key", await RefusedIn(folder, "Development"), StringComparison.Ordinal);
        Assert.Equal("rubbish", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_second_server_over_the_same_folder_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("liverooms-start-").FullName;
        await using (await DataStore.Open(new StoreOptions { DataPath = folder }))
            Assert.Contains(folder, await RefusedIn(folder, "Development"), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_fault_of_the_program_is_not_explained_away() =>
        Assert.Null(StartFailure.Explain(new InvalidOperationException("A bug.")));

    private static async Task<string> Refused(string environment, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("liverooms-start-").FullName;
        var sentence = await RefusedIn(folder, environment, options);
        Directory.Delete(folder, recursive: true);
        return sentence;
    }

    private static async Task<string> RefusedIn(string folder, string environment, params string[] options)
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var host = await ServerHost.Create(RunningServer.Arguments(folder, environment, options));
            await host.App.StartAsync();
        });
        return StartFailure.Explain(refusal) ?? throw new InvalidOperationException("Refused without a sentence.", refusal);
    }
}
