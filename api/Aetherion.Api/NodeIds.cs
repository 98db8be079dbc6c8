using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Api;

/// <summary>
/// Global ids. Instruments are <c>venue:symbol</c> and bots <c>tenant/name</c>, as people write them; what could be
/// mistaken for these begins with its kind and a tilde, which neither of them can hold.
/// </summary>
internal static class NodeIds
{
    private const string Account = "account~";
    private const string Order = "order~";
    private const string Fill = "fill~";
    private const string Transition = "transition~";
    private const string Model = "model~";
    private const string Training = "training~";
    private const string ApiKey = "apikey~";
    private const string VenueKey = "venuekey~";

    public static string OfAccount(TenantKey key) => Account + key;

    public static string OfOrder(TenantKey bot, string orderId) => $"{Order}{bot}~{orderId}";

    public static string OfFill(TenantKey bot, string fillId) => $"{Fill}{bot}~{fillId}";

    public static string OfTransition(RegimeTransition transition) => string.Create(
        CultureInfo.InvariantCulture, $"{Transition}{transition.Key}~{transition.Number}");

    public static string OfModel(string version) => Model + version;

    public static string OfTraining(long number) => string.Create(CultureInfo.InvariantCulture, $"{Training}{number}");

    public static string OfApiKey(string id) => ApiKey + id;

    public static string OfVenueKey(string id) => VenueKey + id;

    public static bool TryParseApiKey(string id, out string key) => TryCut(ApiKey, id, out key);

    public static bool TryParseVenueKey(string id, out string key) => TryCut(VenueKey, id, out key);

    /// <summary>The version in a model's id; a plain version is taken too.</summary>
    [return: NotNullIfNotNull(nameof(id))]
    public static string? ToModelVersion(string? id) =>
        id?.StartsWith(Model, StringComparison.Ordinal) == true ? id[Model.Length..] : id;

    public static bool IsModel(string id) => id.StartsWith(Model, StringComparison.Ordinal);

    /// <summary>Whether there can be such a text in the tables, which hold no U+0000.</summary>
    public static bool IsStorable(string text) => !text.Contains('\0');

    public static bool TryParseTraining(string id, out long number)
    {
        number = 0;
        return id.StartsWith(Training, StringComparison.Ordinal) && long.TryParse(
            id[Training.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static bool TryParseAccount(string id, out TenantKey key)
    {
        key = default;
        return id.StartsWith(Account, StringComparison.Ordinal) && TenantKey.TryParse(
            id[Account.Length..], null, out key);
    }

    public static bool TryParseOrder(string id, out TenantKey bot, out string orderId) =>
        TryParseOfBot(Order, id, out bot, out orderId);

    public static bool TryParseFill(string id, out TenantKey bot, out string fillId) =>
        TryParseOfBot(Fill, id, out bot, out fillId);

    public static bool TryParseTransition(string id, out RegimeKey key, out long number)
    {
        key = default;
        number = 0;
        return TrySplit(Transition, id, out var place, out var count)
            && RegimeKey.TryParse(place, null, out key)
            && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryCut(string kind, string id, out string rest)
    {
        var isOfKind = id.StartsWith(kind, StringComparison.Ordinal);
        rest = isOfKind ? id[kind.Length..] : "";
        return isOfKind;
    }

    private static bool TryParseOfBot(string kind, string id, out TenantKey bot, out string local)
    {
        bot = default;
        return TrySplit(kind, id, out var place, out local) && TenantKey.TryParse(place, null, out bot);
    }

    private static bool TrySplit(string kind, string id, out string place, out string local)
    {
        place = local = "";
        if (!id.StartsWith(kind, StringComparison.Ordinal))
            return false;
        var parts = id[kind.Length..].Split('~', 2);
        if (parts.Length != 2)
            return false;
        (place, local) = (parts[0], parts[1]);
        return true;
    }
}
