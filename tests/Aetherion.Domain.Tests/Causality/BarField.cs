namespace Aetherion.Domain.Tests.Causality;

/// <summary>What a bar says beside its time.</summary>
public enum BarField
{
    Open,
    High,
    Low,
    Close,
    Volume,
    BuyVolume,
    QuoteVolume,
    TradeCount,
}
