using System.Text.Json;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Writes wallets and positions of USD-M accounts.</summary>
internal static class FuturesAccountWriter
{
    private const int Decimals = 8;

    public static void Balance(Utf8JsonWriter json, VenueAccount account, string asset, long nowMs)
    {
        var available = FuturesLedger.Available(account, asset);
        json.WriteStartObject();
        json.WriteString("accountAlias", account.Name);
        json.WriteString("asset", asset);
        json.Decimal("balance", account.Balance(asset).Free, Decimals);
        json.Decimal("crossWalletBalance", account.Balance(asset).Free, Decimals);
        json.Decimal("crossUnPnl", 0, Decimals);
        json.Decimal("availableBalance", available, Decimals);
        json.Decimal("maxWithdrawAmount", available, Decimals);
        json.WriteBoolean("marginAvailable", true);
        json.WriteNumber("updateTime", nowMs);
        json.WriteEndObject();
    }

    public static void Account(Utf8JsonWriter json, BinanceMarket market, VenueAccount account, string asset, long nowMs)
    {
        var (wallet, available) = (account.Balance(asset).Free, FuturesLedger.Available(account, asset));
        var profit = market.Symbols.Sum(symbol => Profit(symbol, account));
        json.WriteStartObject();
        Money(json, "total", wallet, profit, wallet - available);
        json.Decimal("availableBalance", available, Decimals);
        json.Decimal("maxWithdrawAmount", available, Decimals);
        json.WriteStartArray("assets");
        json.WriteStartObject();
        json.WriteString("asset", asset);
        json.Decimal("walletBalance", wallet, Decimals);
        json.Decimal("unrealizedProfit", profit, Decimals);
        json.Decimal("marginBalance", wallet + profit, Decimals);
        json.Decimal("initialMargin", wallet - available, Decimals);
        json.Decimal("crossWalletBalance", wallet, Decimals);
        json.Decimal("crossUnPnl", profit, Decimals);
        json.Decimal("availableBalance", available, Decimals);
        json.Decimal("maxWithdrawAmount", available, Decimals);
        json.WriteNumber("updateTime", nowMs);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("positions");
        foreach (var symbol in market.Symbols.Where(symbol => account.Positions.ContainsKey(symbol.Spec.Symbol)))
            Position(json, symbol, account, nowMs, isRisk: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Position(Utf8JsonWriter json, SymbolMarket symbol, VenueAccount account, long nowMs, bool isRisk)
    {
        var position = account.Position(symbol.Spec.Symbol);
        json.WriteStartObject();
        json.WriteString("symbol", symbol.Spec.Symbol);
        json.WriteString("positionSide", "BOTH");
        json.Decimal("positionAmt", position.Quantity, symbol.Spec.QuantityDecimals);
        if (isRisk)
        {
            json.Decimal("entryPrice", position.EntryPrice, Decimals);
            json.Decimal("breakEvenPrice", position.EntryPrice, Decimals);
            json.Decimal("markPrice", symbol.Mark.Price, Decimals);
            json.Decimal("unRealizedProfit", Profit(symbol, account), Decimals);
            json.WriteString("liquidationPrice", "0");
        }
        else
        {
            json.Decimal("unrealizedProfit", Profit(symbol, account), Decimals);
        }
        json.Decimal("notional", position.Quantity * symbol.Mark.Price, Decimals);
        json.WriteString("marginAsset", symbol.Spec.QuoteAsset);
        json.WriteNumber("updateTime", nowMs);
        json.WriteEndObject();
    }

    private static decimal Profit(SymbolMarket symbol, VenueAccount account) =>
        account.Positions.TryGetValue(symbol.Spec.Symbol, out var position)
            ? position.Quantity * (symbol.Mark.Price - position.EntryPrice)
            : 0;

    private static void Money(Utf8JsonWriter json, string head, decimal wallet, decimal profit, decimal margin)
    {
        json.Decimal(head + "InitialMargin", margin, Decimals);
        json.Decimal(head + "MaintMargin", 0, Decimals);
        json.Decimal(head + "WalletBalance", wallet, Decimals);
        json.Decimal(head + "UnrealizedProfit", profit, Decimals);
        json.Decimal(head + "MarginBalance", wallet + profit, Decimals);
        json.Decimal(head + "PositionInitialMargin", margin, Decimals);
        json.Decimal(head + "OpenOrderInitialMargin", 0, Decimals);
        json.Decimal(head + "CrossWalletBalance", wallet, Decimals);
        json.Decimal(head + "CrossUnPnl", profit, Decimals);
    }
}
