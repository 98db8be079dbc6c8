using System.Text;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Api.Sockets;

/// <summary>
/// Writes the messages of one instrument and timeframe for /ws/regime: the payload of the REST endpoint.
/// </summary>
internal sealed class RegimeMessages(Instrument instrument)
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes(
        $$"""{"market":"{{instrument.Market.ToString().ToUpperInvariant()}}","symbol":"{{JsonEncodedText.Encode(instrument.Id.Symbol)}}",""");

    public void Write(ref FrameWriter writer, RegimeEstimate estimate) =>
        Write(ref writer, estimate.Regime, estimate.Confidence, estimate.State, estimate.BarCloseTime);

    public void Write(ref FrameWriter writer, RegimeTransition change) =>
        Write(ref writer, change.Current, change.Confidence, change.State, change.BarCloseTime);

    private void Write(ref FrameWriter writer, Regime regime, double confidence, int state, DateTime timestamp)
    {
        writer.BeginMessage();
        writer.Raw(_head);
        writer.Raw("\"regime\":\""u8);
        writer.Raw(Encoding.UTF8.GetBytes(regime.ToString().ToUpperInvariant()));
        writer.Raw("\",\"confidence\":"u8);
        writer.Number(confidence);
        writer.Raw(",\"state\":"u8);
        writer.Number(state);
        writer.Raw(",\"timestamp\":"u8);
        writer.Time(timestamp);
        writer.Raw("}"u8);
        writer.EndMessage();
    }
}
