using System.Net;
using LiveRooms.Client;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Faults.Input;

/// <summary>Who may do what: tokens that are no longer, or never were, good, and roles that do not reach.</summary>
public sealed class RoleTests(LiveServer server) : IClassFixture<LiveServer>
{
    private static readonly TimeProvider Time = TimeProvider.System;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_is_expired_forged_or_no_token()
    {
        var expired = Tokens.Of("g-late", Time.GetUtcNow() - TimeSpan.FromMinutes(1));
        var forged = Tokens.Of("g-forged", Time.GetUtcNow() + TimeSpan.FromHours(1), new byte[64]);
        foreach (var token in new[] { expired, forged, "rubbish" })
        {
            await using var viewer = Viewer(_ => Task.FromResult(token));
            var atHub = await Assert.ThrowsAsync<LiveRoomsException>(() => viewer.JoinAsync(server.Stage.ShowId, Cancel).Soon());
            Assert.Equal((ProblemCode.SignInRequired, HttpStatusCode.Unauthorized), (atHub.Code, atHub.Status));
            var atApi = await Assert.ThrowsAsync<LiveRoomsException>(() => server.Stage.Api.As(token).MeAsync(Cancel).Soon());
            Assert.Equal((ProblemCode.SignInRequired, HttpStatusCode.Unauthorized), (atApi.Code, atApi.Status));
        }

        var nobody = await Assert.ThrowsAsync<LiveRoomsException>(() => server.Stage.Api.MeAsync(Cancel).Soon());
        Assert.Equal(ProblemCode.SignInRequired, nobody.Code);
    }

    [Fact]
    public async Task A_token_that_ends_during_a_visit_is_replaced_without_leaving_the_room()
    {
        var asked = 0;
        await using var connection = Viewer(_ => Task.FromResult(Tokens.Of(
            "g-renewed", Interlocked.Increment(ref asked) == 1 ? Time.GetUtcNow() + TimeSpan.FromSeconds(2) : Time.GetUtcNow() + TimeSpan.FromHours(1))));
        var room = await connection.JoinAsync(server.Stage.ShowId, Cancel).Soon();
        var watch = new Watch(room);
        await foreach (var _ in room.Updates(Cancel))
        {
            if (watch.Rejoins >= 1)
                break;
        }
        Assert.True(asked >= 2);
        Assert.Equal("g-renewed", room.State.You!.ViewerId);
        Assert.Empty(watch.Faults);
    }

    [Fact]
    public async Task A_guest_is_no_creator_and_a_creator_no_other()
    {
        var stage = server.Stage;
        var guest = stage.Api.As((await stage.Api.SignIn.GuestAsync("Guest", Cancel).Soon()).Token);
        var other = stage.Api.As((await stage.Api.SignIn.CreatorAsync("bob", "Bob", Cancel).Soon()).Token);
        var drop = new CreateDrop("theirs", "lamp", 1);
        await Refuses(ProblemCode.RoleForbidden, () => guest.Shows.CreateAsync(new CreateShow("mine", "Mine", "en", "eu"), Cancel));
        await Refuses(ProblemCode.RoleForbidden, () => guest.Shows.EndAsync(stage.ShowId, Cancel));
        await Refuses(ProblemCode.RoleForbidden, () => guest.Drops.OpenAsync("announced", Cancel));
        await Refuses(ProblemCode.RoleForbidden, () => guest.Drops.OrdersAsync("open", cancel: Cancel));
        await Refuses(ProblemCode.NotShowOwner, () => other.Shows.EndAsync(stage.ShowId, Cancel));
        await Refuses(ProblemCode.NotShowOwner, () => other.Drops.CreateAsync(stage.ShowId, drop, Cancel));
        await Refuses(ProblemCode.NotDropOwner, () => other.Drops.OpenAsync("announced", Cancel));
        await Refuses(ProblemCode.NotDropOwner, () => other.Drops.RestockAsync("open", 1, "more", Cancel));
        await Refuses(ProblemCode.NotDropOwner, () => other.Drops.OrdersAsync("open", cancel: Cancel));
    }

    private static async Task Refuses(ProblemCode code, Func<Task> ask)
    {
        var refused = await Assert.ThrowsAsync<LiveRoomsException>(() => ask().Soon());
        Assert.Equal((code, HttpStatusCode.Forbidden), (refused.Code, refused.Status));
    }

    private LiveRoomsConnection Viewer(Func<CancellationToken, Task<string>> token) => new(new LiveRoomsOptions
    {
        BaseAddress = server.Address,
        Token = token,
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(500),
    });
}
