namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>The orders of live bots at WEEX.</summary>
public sealed class WeexLiveOrdersTests(ITestOutputHelper output) : LiveOrdersTests("weex", output);
