namespace LiveRooms.Deploy.Tools;

/// <summary>What deploy/compose/prepare makes, made in a folder of the test's own.</summary>
public sealed class Secrets : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-secrets-").FullName;

    /// <summary>The file of settings.</summary>
    public string SettingsPath => Path.Combine(_folder, ".env");

    /// <summary>The balancer's certificate, with its key.</summary>
    public string CertificatePath => Path.Combine(_folder, "certs", "liverooms.pem");

    /// <summary>The settings by name.</summary>
    public IReadOnlyDictionary<string, string> Values => File.ReadLines(SettingsPath)
        .Where(line => !line.StartsWith('#')).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Runs it.</summary>
    public async Task Prepare()
    {
        var (code, output) = await Tool.Run(Path.Combine(_folder, "prepare"), []);
        Assert.True(code == 0, output);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        File.Copy(DeployFolder.PathOf("deploy/compose/prepare"), Path.Combine(_folder, "prepare"));
        await Prepare();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
