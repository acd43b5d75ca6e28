using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LiveRooms.Deploy.Tools;
using LiveRooms.TestKit;

namespace LiveRooms.Deploy.Balancer;

/// <summary>HAProxy with the file of deploy/balancer, on ports of its own, before one real server with everything.</summary>
public sealed class LiveBalancer : IAsyncLifetime
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly string _file = Path.GetTempFileName();
    private readonly Secrets _secrets = new();
    private readonly (int Plain, int Viewers, int Figures) _ports = (Ports.Free(), Ports.Free(), Ports.Free());
    private Process? _process;

    /// <summary>The server behind, with a demo show and nobody in it.</summary>
    public ServerProcess Server { get; } =
        new("--LiveRooms:Demo:Enabled=true", "--LiveRooms:Demo:Audience=0", "--LiveRooms:Edge:ConnectionsPerAddress=0");

    /// <summary>Where viewers come.</summary>
    public Uri Address => new($"https://127.0.0.1:{_ports.Viewers}");

    /// <summary>Where those come who know no better.</summary>
    public Uri Plain => new($"http://127.0.0.1:{_ports.Plain}");

    /// <summary>Where Prometheus asks the balancer.</summary>
    public Uri Figures => new($"http://127.0.0.1:{_ports.Figures}/metrics");

    /// <summary>Whether a certificate is the one that was made for it; nobody signed that.</summary>
    public bool IsOurs(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        using var made = X509CertificateLoader.LoadCertificateFromFile(_secrets.CertificatePath);
        return shown is not null && made.GetRawCertData().AsSpan().SequenceEqual(shown.GetRawCertData());
    }

    /// <summary>For a client that trusts this certificate alone.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsOurs },
    };

    /// <summary>The statuses of requests that are sent one after the other on one connection, as they are written.</summary>
    /// <param name="requests">Method, path and more lines of each; all but the last must have an answer without a body.</param>
    public async Task<IReadOnlyList<HttpStatusCode>> Send(params string[] requests)
    {
        var token = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _ports.Viewers, token);
        await using var stream = new SslStream(socket.GetStream(), false, IsOurs);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, token);
        using var reader = new StreamReader(stream);
        var statuses = new List<HttpStatusCode>();
        foreach (var lines in requests.Select(request => request.Split('\n')))
        {
            var text = string.Join("\r\n", [$"{lines[0]} HTTP/1.1", "Host: localhost", .. lines[1..], "", ""]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), token);
            var status = await reader.ReadLineAsync(token);
            statuses.Add((HttpStatusCode)int.Parse(status!.Split(' ')[1], CultureInfo.InvariantCulture));
            while (await reader.ReadLineAsync(token) is { Length: > 0 })
            {
                // Headers, which no test asks for.
            }
        }

        return statuses;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Server.Start();
        await _secrets.InitializeAsync();
        await File.WriteAllTextAsync(_file, Adjusted());
        var start = Tool.Prepare(
            "haproxy", ["-db", "-f", _file],
            ("EDGES", $"127.0.0.1:{Server.Address.Port}"), ("CERTIFICATE", _secrets.CertificatePath), ("COOKIE_KEY", "a-test"),
            ("TLS_PORT", $"{Address.Port}"));
        _process = Process.Start(start)!;
        _ = _process.StandardOutput.ReadToEndAsync();
        var complaints = _process.StandardError.ReadToEndAsync();
        while (!await Listens())
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"haproxy ended: {await complaints}");
            await Task.Delay(Glance, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        File.Delete(_file);
        await _secrets.DisposeAsync();
        await Server.DisposeAsync();
    }

    // The same file but for its places, and for as many connections as a test's user may have.
    private string Adjusted()
    {
        var text = DeployFolder.Read("deploy/balancer/haproxy.cfg");
        foreach (var (from, to) in new[]
        {
            ("bind :8080", $"bind 127.0.0.1:{_ports.Plain}"), ("bind :8443", $"bind 127.0.0.1:{_ports.Viewers}"),
            ("bind :8404", $"bind 127.0.0.1:{_ports.Figures}"), ("maxconn 200000", "maxconn 200"), ("edge 16", "edge 1"),
        })
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    private async Task<bool> Listens()
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, _ports.Figures, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
