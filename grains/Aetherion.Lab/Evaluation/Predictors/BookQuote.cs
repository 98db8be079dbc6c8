using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>Best prices of a book as they were received.</summary>
/// <param name="Time">Seconds since any start.</param>
public readonly record struct BookQuote(double Time, Price Bid, Quantity BidSize, Price Ask, Quantity AskSize);
