using System.Globalization;
using System.Text;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Checks key, passphrase, time and signature of requests and of private sockets.</summary>
internal sealed class WeexAuthorizer(IReadOnlyList<WeexKey> keys)
{
    private const long WindowMs = 30_000;

    /// <summary>The key's account, or what is wrong.</summary>
    /// <param name="path">As the venue has it.</param>
    public (string? Account, VenueReply? Refusal) Check(VenueRequest request, string path, DateTime venueTime)
    {
        var target = request.Query.Length == 0 ? path : $"{path}?{request.Query}";
        return CheckText(request, request.Method + target + Encoding.UTF8.GetString(request.Body.Span), venueTime);
    }

    /// <summary>The same for the request that opens a private socket, of which the path alone is signed.</summary>
    public (string? Account, VenueReply? Refusal) CheckSocket(VenueRequest request, string path, DateTime venueTime) =>
        CheckText(request, path, venueTime);

    private (string? Account, VenueReply? Refusal) CheckText(VenueRequest request, string text, DateTime venueTime)
    {
        var (time, passphrase) = (request.Header("ACCESS-TIMESTAMP"), request.Header("ACCESS-PASSPHRASE"));
        if (keys.FirstOrDefault(each => each.Key == request.Header("ACCESS-KEY")) is not { } known)
            return (null, WeexReply.Error(401, 40006, "Invalid ACCESS_KEY"));
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var sentMs))
            return (null, WeexReply.Error(401, 40005, "Invalid ACCESS_TIMESTAMP"));
        if (Math.Abs(EpochTime.Millis(venueTime) - sentMs) > WindowMs)
            return (null, WeexReply.Error(401, 40008, "Request timestamp expired"));
        if (known.Passphrase != passphrase)
            return (null, WeexReply.Error(401, 40012, "apikey/password is incorrect"));
        return known.Verifies(time + text, request.Header("ACCESS-SIGN"))
            ? (known.Account, null)
            : (null, WeexReply.Error(401, 40009, "sign signature error"));
    }
}
