namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>The orders of live bots at Binance.</summary>
public sealed class BinanceLiveOrdersTests(ITestOutputHelper output) : LiveOrdersTests("binance", output);
