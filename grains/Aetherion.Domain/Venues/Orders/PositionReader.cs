using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>Reads lists of positions; those that are flat are left out.</summary>
internal static class PositionReader
{
    public static PositionReply Read(VenueAnswer answer, Func<JsonElement, AccountPosition> read)
    {
        if (!answer.IsSuccess)
            return PositionReply.Failed($"the venue answered with status {answer.Status}");
        return OrderJson.TryRead(answer.Body, root => Read(root, read), out var reply)
            ? reply
            : PositionReply.Failed("the venue's answer cannot be read");
    }

    /// <summary>A price at which the venue would close a position; 0 and less stand for none.</summary>
    public static decimal? LiquidationPrice(JsonElement position, string name) =>
        position.AmountOrNull(name) is > 0 and var price ? price : null;

    private static PositionReply Read(JsonElement root, Func<JsonElement, AccountPosition> read) =>
        new([.. root.EnumerateArray().Select(read).Where(position => position.Quantity > 0)], Problem: null);
}
