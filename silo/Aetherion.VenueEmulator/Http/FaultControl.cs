using System.Globalization;
using System.Text;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Http;

/// <summary>
/// Switches faults while the emulator runs: <c>GET</c>, <c>POST</c> and <c>DELETE /emulator/faults</c>,
/// <c>DELETE /emulator/faults/{id}</c>; and halts symbols and lets them trade again: <c>PUT /emulator/trading/{symbol}</c>. The
/// emulator listens on loopback alone, and pages of browsers are refused.
/// </summary>
internal sealed class FaultControl(VenueDriver driver, FaultyVenue venue)
{
    private const string Root = "/emulator";
    private const string FaultsPath = Root + "/faults";
    private const string TradingPath = Root + "/trading/";

    public static bool IsFor(VenueRequest request) =>
        request.Path == Root || request.Path.StartsWith(Root + "/", StringComparison.Ordinal);

    public VenueReply Handle(VenueRequest request)
    {
        if (request.Header("Origin").Length > 0)
            return VenueReply.Of(403, "Pages of a browser may not switch faults.");
        return (request.Method, request.Path) switch
        {
            ("GET", FaultsPath) => List(200),
            ("POST", FaultsPath) => Add(Encoding.UTF8.GetString(request.Body.Span)),
            ("DELETE", FaultsPath) => Clear(),
            ("DELETE", _) when IdOf(request.Path) is { } id => Remove(id),
            ("PUT", var path) when path.StartsWith(TradingPath, StringComparison.Ordinal) =>
                SetTrading(path[TradingPath.Length..], Encoding.UTF8.GetString(request.Body.Span)),
            _ => VenueReply.Of(404, "There are GET, POST and DELETE /emulator/faults, DELETE /emulator/faults/{id}, and PUT /emulator/trading/{symbol}."),
        };
    }

    private static int? IdOf(string path) =>
        path.StartsWith(FaultsPath + "/", StringComparison.Ordinal)
        && int.TryParse(path[(FaultsPath.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private VenueReply Add(string text)
    {
        try
        {
            var rules = FaultText.Parse(text, venue);
            if (rules.Count == 0)
                return VenueReply.Of(400, "The body names no fault, such as drop:probability=0.01,stream=depth.");
            return driver.Call(now =>
            {
                if (venue.Faults.Count + rules.Count > FaultText.RulesMax)
                    return VenueReply.Of(409, $"At most {FaultText.RulesMax} faults are on at once.");
                foreach (var rule in rules)
                    venue.Add(rule, now);
                return Write(201);
            });
        }
        catch (FormatException exception)
        {
            return VenueReply.Of(400, exception.Message);
        }
    }

    private VenueReply SetTrading(string symbol, string state) => driver.Call(now =>
        venue.TrySetTrading(symbol, state, now)
            ? VenueReply.Of(200, state)
            : VenueReply.Of(400, $"{symbol} is no symbol that can be '{state}' here. The words are {SymbolTradingText.Words}; the middle three are Coinbase's."));

    private VenueReply Clear() => driver.Call(_ =>
    {
        venue.Clear();
        return Write(200);
    });

    private VenueReply Remove(int id) => driver.Call(_ =>
        venue.Remove(id) ? Write(200) : VenueReply.Of(404, $"No fault has the id {id}."));

    private VenueReply List(int status) => driver.Call(_ => Write(status));

    private VenueReply Write(int status) => new(status, JsonText.Object(json =>
    {
        json.WriteStartArray("faults");
        foreach (var fault in venue.Faults)
        {
            var rule = fault.Rule;
            json.WriteStartObject();
            json.WriteNumber("id", fault.Id);
            json.WriteString("kind", FaultText.NameOf(rule.Kind));
            json.WriteNumber("probability", rule.Probability);
            json.WriteNumber("count", rule.Count);
            json.WriteString("stream", rule.Stream);
            json.WriteString("path", rule.Path);
            json.WriteNumber("connection", rule.Connection);
            json.WriteNumber("length", rule.Length);
            json.WriteNumber("durationMs", rule.Duration.TotalMilliseconds);
            json.WriteNumber("code", rule.CloseCode);
            json.WriteNumber("strikes", fault.Strikes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }));
}
