using System.Text;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>A refusal: the HTTP status with the venue's code and text.</summary>
internal readonly record struct BinanceError(int Code, string Message, int Status = 400)
{
    public static BinanceError BadSymbol => new(-1121, "Invalid symbol.");

    public static BinanceError BadInterval => new(-1120, "Invalid interval.");

    public static BinanceError Missing(string name) =>
        new(-1102, $"Mandatory parameter '{name}' was not sent, was empty/null, or malformed.");

    public static BinanceError Illegal(string name, string range) =>
        new(-1100, $"Illegal characters found in parameter '{name}'; legal range is '{range}'.");

    public VenueReply ToReply()
    {
        var (code, message) = (Code, Message);
        return new VenueReply(Status, JsonText.Object(json =>
        {
            json.WriteNumber("code", code);
            json.WriteString("msg", message);
        }));
    }

    public override string ToString() => Encoding.UTF8.GetString(ToReply().Body.Span);
}
