using System.Diagnostics;
using CallingDomain.Numbers;

// Prints when Main began and when the first number was read, on the clock that all processes of the machine share.
var began = Stopwatch.GetTimestamp();
var number = PhoneReader.International.Read("+1 501 333 4444").Value.Number;
Console.WriteLine($"{began} {Stopwatch.GetTimestamp()} {number}");
