using System.Globalization;
using System.Security.Cryptography;
using LiveRooms.Rules.Ids;
using Microsoft.IdentityModel.Tokens;

namespace LiveRooms.Server.SignIn;

/// <summary>The ids of guests: made here, not guessable, and told apart from everybody else's by their beginning.</summary>
internal static class Guests
{
    private const string Prefix = "g-";

    /// <summary>A new guest's id.</summary>
    public static ViewerId NewId() => new(Prefix + Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)));

    /// <summary>A name for a guest who gave none.</summary>
    public static string NewName() =>
        string.Create(CultureInfo.InvariantCulture, $"Guest {RandomNumberGenerator.GetInt32(1_000, 10_000)}");

    /// <summary>Whether the id is a guest's.</summary>
    public static bool IsGuest(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);
}
