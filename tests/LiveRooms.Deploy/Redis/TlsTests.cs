using System.Net.Http.Json;
using System.Text.Json;
using k8s.Models;
using LiveRooms.Deploy.Kubernetes;
using LiveRooms.TestKit;

namespace LiveRooms.Deploy.Redis;

/// <summary>
/// A real server and a real Redis with what the manifests tell each: Redis's own settings, the connection string of the secret, and the
/// folders of authorities. Only names of hosts and folders are put in their places here.
/// </summary>
public sealed class TlsTests : IAsyncLifetime
{
    private const string Password = "tls-test-password";
    private const string CertificatesThere = "/etc/liverooms/tls";
    private const string AuthorityThere = "/etc/liverooms/redis";
    private const string HostThere = "redis:6379,";

    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-tls-").FullName;
    private readonly RealRedis _redis = new();

    private int Port => new Uri($"redis://{_redis.Address}").Port;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        RedisCertificates.Write(_folder);
        Directory.CreateDirectory(Folder("nobody"));
        Directory.CreateDirectory(Folder("authority"));
        File.Copy(Folder("ca.crt"), Path.Combine(Folder("authority"), "ca.crt"));
        await _redis.Start([.. RedisSettings(), "--requirepass", Password]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_silo_keeps_a_show_over_tls()
    {
        await using var server = Server(RedisCertificates.Host, Folder("authority"));
        await server.Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        var signIn = await Post(http, "/api/sign-in/creator", new { creatorId = "ada", name = "Ada" });
        http.DefaultRequestHeaders.Authorization = new("Bearer", signIn.GetProperty("token").GetString());
        var show = await Post(http, "/api/shows", new { showId = "first", title = "First", language = "en", market = "eu" });
        Assert.Equal("first", show.GetProperty("showId").GetString());
    }

    [Fact]
    public Task An_authority_nobody_named_is_not_believed() => Refuses(Server(RedisCertificates.Host, Folder("nobody")));

    [Fact]
    public Task A_certificate_for_another_name_is_not_believed() => Refuses(Server("127.0.0.1", Folder("authority")));

    private string Folder(string name) => Path.Combine(_folder, name);

    private ServerProcess Server(string host, string authorities)
    {
        var connection = Manifests.One<V1Secret>("liverooms").StringData["LiveRooms__Redis"];
        var folders = Manifests.One<V1ConfigMap>("liverooms").Data["SSL_CERT_DIR"];
        Assert.StartsWith(HostThere, connection, StringComparison.Ordinal);
        Assert.Contains(AuthorityThere, folders, StringComparison.Ordinal);
        return new ServerProcess()
            .With(
                "LiveRooms__Redis",
                connection.Replace(HostThere, $"{host}:{Port},", StringComparison.Ordinal).Replace("replace-me", Password, StringComparison.Ordinal))
            .With("SSL_CERT_DIR", folders.Replace(AuthorityThere, authorities, StringComparison.Ordinal));
    }

    /// <summary>Redis's file of settings, as arguments: of two for one name the later is in force.</summary>
    private IEnumerable<string> RedisSettings()
    {
        var lines = Manifests.One<V1ConfigMap>("redis").Data["redis.conf"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("port 0", lines);
        foreach (var line in lines.Select(line => line.Split(' ', 2)).Where(line => line[0] != "dir"))
        {
            yield return $"--{line[0]}";
            yield return line[0] == "tls-port" ? $"{Port}" : line[1].Trim('"').Replace(CertificatesThere, _folder, StringComparison.Ordinal);
        }
    }

    private static async Task Refuses(ServerProcess server)
    {
        await using (server)
        {
            Assert.NotEqual(0, await server.StartAndEnd());
            Assert.Contains("LiveRooms:Redis", server.Log, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, server.Log, StringComparison.Ordinal);
        }
    }

    private static async Task<JsonElement> Post(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
