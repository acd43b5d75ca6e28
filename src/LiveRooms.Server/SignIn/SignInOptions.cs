namespace LiveRooms.Server.SignIn;

/// <summary>Who may enter and who vouches for them. Configuration section <c>LiveRooms:SignIn</c>.</summary>
internal sealed class SignInOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:SignIn";

    /// <summary>
    /// The built-in issuer's key, base64 of at least 32 bytes; the same for all processes of a cluster. When null, a key made at
    /// first start and kept in the data folder.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>The external OpenID Connect issuer that vouches for creators and operators. Required outside Development.</summary>
    public string? Authority { get; set; }

    /// <summary>The audience that tokens of the external issuer must name. Required with <see cref="Authority"/>.</summary>
    public string? Audience { get; set; }

    /// <summary>The external issuer's claim that holds the role: viewer, creator or operator.</summary>
    public string RoleClaim { get; set; } = "role";

    /// <summary>The external issuer's claim that holds the name to show.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>How long a guest's token lasts. 1 minute to 30 days.</summary>
    public TimeSpan GuestLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a creator's or operator's token of the built-in issuer lasts. 1 minute to 7 days.</summary>
    public TimeSpan CreatorLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Guest sign-ins that one address may make at once. 1 to 1,000,000.</summary>
    public int GuestBurst { get; set; } = 2_000;

    /// <summary>Guest sign-ins that one address may make each second after the burst. 1 to 1,000,000.</summary>
    public int GuestsPerSecond { get; set; } = 100;
}
