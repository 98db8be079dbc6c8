using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>Receives bars as they close, shorter timeframes before the longer ones they are part of.</summary>
public interface IBarSink
{
    void OnClosed(in Candle candle);
}
